package io.meterproof.metering.anomaly;

import io.meterproof.formats.block.Channel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Version 2, big-endian: {@code version u8 ‖ channels u16}, then per channel in the order of their bytes
 * {@code meter 32 ‖ OBIS 6 ‖ until i64 ‖ volume i64 ‖ covered i32 ‖ detectors u8 ‖} {@link DetectorCodec}{@code …}.
 */
public final class AnomalyStateCodec {
    private static final int VERSION = 2;

    private AnomalyStateCodec() {}

    public static byte[] encode(AnomalyState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeShort(state.channels().size());
            for (Channel channel : inOrder(state)) {
                out.write(channel.bytes());
                writeWatch(state.channels().get(channel), out);
            }
        } catch (IOException e) {
            throw new IllegalStateException("an array takes all bytes", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException for another version, an unknown detector, or bytes cut short or left over
     */
    public static AnomalyState decode(byte[] encoded) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            if (in.readUnsignedByte() != VERSION) {
                throw new IllegalArgumentException("not an anomaly state of version " + VERSION);
            }
            Map<Channel, ChannelWatch> channels = new HashMap<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                channels.put(readChannel(in), readWatch(in));
            }
            if (in.read() != -1) {
                throw new IllegalArgumentException("bytes left over after an anomaly state");
            }
            return new AnomalyState(channels);
        } catch (IOException e) {
            throw new IllegalArgumentException("an anomaly state is cut short", e);
        }
    }

    private static List<Channel> inOrder(AnomalyState state) {
        return state.channels().keySet().stream()
                .sorted(Comparator.comparing(Channel::bytes, Arrays::compareUnsigned))
                .toList();
    }

    private static Channel readChannel(DataInputStream in) throws IOException {
        byte[] channel = new byte[Channel.LENGTH];
        in.readFully(channel);
        return Channel.of(channel);
    }

    private static void writeWatch(ChannelWatch watch, DataOutputStream out) throws IOException {
        HourlyVolumes hours = watch.hours();
        out.writeLong(hours.until());
        out.writeLong(hours.volume());
        out.writeInt(hours.covered());
        out.writeByte(watch.detectors().size());
        for (Detector detector : watch.detectors()) {
            DetectorCodec.write(detector, out);
        }
    }

    private static ChannelWatch readWatch(DataInputStream in) throws IOException {
        HourlyVolumes hours = new HourlyVolumes(in.readLong(), in.readLong(), in.readInt());
        List<Detector> detectors = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            detectors.add(DetectorCodec.read(in));
        }
        return new ChannelWatch(hours, detectors);
    }
}
