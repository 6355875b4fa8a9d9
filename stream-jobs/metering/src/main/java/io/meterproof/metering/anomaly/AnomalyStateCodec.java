package io.meterproof.metering.anomaly;

import io.meterproof.formats.block.ObisCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Version 1, big-endian: {@code version u8 ‖ channels u8}, then per channel in the order of their codes
 * {@code OBIS 6 ‖ until i64 ‖ volume i64 ‖ covered i32 ‖ detectors u8 ‖} {@link DetectorCodec}{@code …}.
 */
public final class AnomalyStateCodec {
    private static final int VERSION = 1;

    private AnomalyStateCodec() {}

    public static byte[] encode(AnomalyState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(state.channels().size());
            for (ObisCode obis : inOrder(state)) {
                writeObis(obis, out);
                writeChannel(state.channels().get(obis), out);
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
            Map<ObisCode, ChannelWatch> channels = new HashMap<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                channels.put(readObis(in), readChannel(in));
            }
            if (in.read() != -1) {
                throw new IllegalArgumentException("bytes left over after an anomaly state");
            }
            return new AnomalyState(channels);
        } catch (IOException e) {
            throw new IllegalArgumentException("an anomaly state is cut short", e);
        }
    }

    private static List<ObisCode> inOrder(AnomalyState state) {
        return state.channels().keySet().stream()
                .sorted(Comparator.comparing(ObisCode::toString))
                .toList();
    }

    private static void writeObis(ObisCode obis, DataOutputStream out) throws IOException {
        for (int group : new int[] {obis.a(), obis.b(), obis.c(), obis.d(), obis.e(), obis.f()}) {
            out.writeByte(group);
        }
    }

    private static ObisCode readObis(DataInputStream in) throws IOException {
        return new ObisCode(
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                in.readUnsignedByte());
    }

    private static void writeChannel(ChannelWatch channel, DataOutputStream out) throws IOException {
        HourlyVolumes hours = channel.hours();
        out.writeLong(hours.until());
        out.writeLong(hours.volume());
        out.writeInt(hours.covered());
        out.writeByte(channel.detectors().size());
        for (Detector detector : channel.detectors()) {
            DetectorCodec.write(detector, out);
        }
    }

    private static ChannelWatch readChannel(DataInputStream in) throws IOException {
        HourlyVolumes hours = new HourlyVolumes(in.readLong(), in.readLong(), in.readInt());
        List<Detector> detectors = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            detectors.add(DetectorCodec.read(in));
        }
        return new ChannelWatch(hours, detectors);
    }
}
