package io.meterproof.jobs.settlement;

import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Some of an account's usages in one immutable array, for each {@code usage id (32) ‖ i64 number of the entry}, in no order: state
 * that keeps each by itself keeps more objects than bytes.
 */
final class UsagePage {
    static final UsagePage EMPTY = new UsagePage(new byte[0]);

    private static final int PAGE_BITS = 5;
    private static final int ROW = Hash.LENGTH + Long.BYTES;
    private static final int NOWHERE = -1;

    private final byte[] rows;

    private UsagePage(byte[] rows) {
        this.rows = rows;
    }

    /** Which page a usage is on; ids are spread evenly. */
    static int of(Hash usageId) {
        return (int) (usageId.prefix() >>> Long.SIZE - PAGE_BITS);
    }

    /** Takes ownership of what {@link #bytes} gave. */
    static UsagePage ofBytes(byte[] rows) {
        return new UsagePage(rows);
    }

    /** Not to be changed. */
    byte[] bytes() {
        return rows;
    }

    boolean isEmpty() {
        return rows.length == 0;
    }

    OptionalLong sequence(Hash usageId) {
        int at = find(usageId.bytes());
        return at == NOWHERE
                ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(rows).getLong(at + Hash.LENGTH));
    }

    UsagePage with(Hash usageId, long sequence) {
        int known = find(usageId.bytes());
        int at = known == NOWHERE ? rows.length : known;
        byte[] next = Arrays.copyOf(rows, Math.max(rows.length, at + ROW));
        usageId.copyTo(next, at);
        ByteBuffer.wrap(next).putLong(at + Hash.LENGTH, sequence);
        return new UsagePage(next);
    }

    UsagePage without(Hash usageId) {
        int at = find(usageId.bytes());
        if (at == NOWHERE) {
            return this;
        }
        byte[] next = Arrays.copyOf(rows, rows.length - ROW);
        System.arraycopy(rows, at + ROW, next, at, rows.length - at - ROW);
        return new UsagePage(next);
    }

    private int find(byte[] id) {
        for (int at = 0; at < rows.length; at += ROW) {
            if (Arrays.equals(rows, at, at + Hash.LENGTH, id, 0, Hash.LENGTH)) {
                return at;
            }
        }
        return NOWHERE;
    }
}
