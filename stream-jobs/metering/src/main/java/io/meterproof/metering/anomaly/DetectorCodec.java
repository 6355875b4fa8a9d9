package io.meterproof.metering.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A detector's bytes within {@link AnomalyStateCodec}: {@code code u8 ‖ fields in their order}, volumes {@code u8 count ‖ i64…}. */
final class DetectorCodec {
    private static final int CONTINUOUS_FLOW_LEAK = 1;
    private static final int BASELOAD_RISE = 2;

    private DetectorCodec() {}

    static void write(Detector detector, DataOutput out) throws IOException {
        if (detector instanceof ContinuousFlowLeak leak) {
            out.writeByte(CONTINUOUS_FLOW_LEAK);
            writeLongs(out, leak.floor(), leak.seen(), leak.longest(), leak.first(), leak.last(), leak.run());
            out.writeBoolean(leak.reported());
            writeVolumes(out, leak.recent());
        } else {
            BaseloadRise rise = (BaseloadRise) detector;
            out.writeByte(BASELOAD_RISE);
            writeLongs(out, rise.day(), rise.hours(), rise.minimum());
            out.writeBoolean(rise.reported());
            writeVolumes(out, rise.quietest());
        }
    }

    static Detector read(DataInput in) throws IOException {
        int code = in.readUnsignedByte();
        return switch (code) {
            case CONTINUOUS_FLOW_LEAK ->
                new ContinuousFlowLeak(
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readBoolean(),
                        volumes(in));
            case BASELOAD_RISE ->
                new BaseloadRise(in.readLong(), (int) in.readLong(), in.readLong(), in.readBoolean(), volumes(in));
            default -> throw new IllegalArgumentException("unknown detector code " + code);
        };
    }

    private static void writeLongs(DataOutput out, long... values) throws IOException {
        for (long value : values) {
            out.writeLong(value);
        }
    }

    private static void writeVolumes(DataOutput out, RecentHours recent) throws IOException {
        out.writeByte(recent.count());
        writeLongs(out, recent.volumes());
    }

    private static RecentHours volumes(DataInput in) throws IOException {
        long[] volumes = new long[in.readUnsignedByte()];
        for (int i = 0; i < volumes.length; i++) {
            volumes[i] = in.readLong();
        }
        return new RecentHours(volumes);
    }
}
