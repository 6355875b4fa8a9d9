package io.meterproof.metering.prepayment;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/**
 * Version 1, big-endian, 250 bytes: {@code version u8 ‖ raised u8 (1 low credit, 2 exhausted) ‖ top-ups u64 ‖ window from
 * i64 ‖ window to i64 ‖ 28 × i64}.
 */
public final class PrepaymentStateCodec {
    private static final byte VERSION = 1;
    private static final int LENGTH = 2 + Long.BYTES * (3 + UsageWindow.BUCKETS);

    private PrepaymentStateCodec() {}

    public static byte[] encode(PrepaymentState state) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).put(VERSION).put(flags(state.raised()));
        UsageWindow window = state.window();
        bytes.putLong(state.generation()).putLong(window.from()).putLong(window.to());
        for (long bucket : window.buckets()) {
            bytes.putLong(bucket);
        }
        return bytes.array();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException for another version or length, or an unknown alert
     */
    public static PrepaymentState decode(byte[] encoded) {
        if (encoded.length != LENGTH || encoded[0] != VERSION) {
            throw new IllegalArgumentException("not a prepayment state of version " + VERSION);
        }
        ByteBuffer bytes = ByteBuffer.wrap(encoded, 1, LENGTH - 1);
        Set<AlertKind> raised = kinds(bytes.get());
        long generation = bytes.getLong();
        long from = bytes.getLong();
        long to = bytes.getLong();
        long[] buckets = new long[UsageWindow.BUCKETS];
        bytes.asLongBuffer().get(buckets);
        return new PrepaymentState(generation, raised, new UsageWindow(from, to, buckets));
    }

    private static byte flags(Set<AlertKind> raised) {
        return (byte) raised.stream().mapToInt(PrepaymentStateCodec::flag).sum();
    }

    private static Set<AlertKind> kinds(byte flags) {
        EnumSet<AlertKind> kinds = EnumSet.allOf(AlertKind.class);
        kinds.removeIf(kind -> (flags & flag(kind)) == 0);
        if (flags(kinds) != flags) {
            throw new IllegalArgumentException("unknown alerts in " + flags);
        }
        return kinds;
    }

    private static int flag(AlertKind kind) {
        return switch (kind) {
            case LOW_CREDIT -> 1;
            case EXHAUSTED -> 2;
        };
    }
}
