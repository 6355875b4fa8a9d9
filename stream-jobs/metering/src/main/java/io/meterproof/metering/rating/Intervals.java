package io.meterproof.metering.rating;

import java.util.Arrays;
import java.util.Objects;

/**
 * A slice of consecutive quantities. The array is shared and must not be changed.
 *
 * @param quantities milli-units, one per interval
 * @param offset where the slice begins in the array
 * @param count how many intervals it has
 * @param start begin of the slice's first interval, UTC seconds
 * @param length of an interval, seconds
 */
@SuppressWarnings("ArrayRecordComponent")
public record Intervals(long[] quantities, int offset, int count, long start, int length) {
    public Intervals {
        Objects.checkFromIndexSize(offset, count, quantities.length);
    }

    /** The intervals from (inclusive) to (exclusive) of this slice. */
    public Intervals slice(int from, int to) {
        return new Intervals(quantities, offset + from, to - from, begin(from), length);
    }

    /** The same intervals with the other sign, alone. */
    public Intervals negated() {
        long[] negated = new long[count];
        for (int i = 0; i < count; i++) {
            negated[i] = Math.negateExact(quantity(i));
        }
        return new Intervals(negated, 0, count, start, length);
    }

    /** The same intervals, alone. */
    Intervals copied() {
        return new Intervals(Arrays.copyOfRange(quantities, offset, offset + count), 0, count, start, length);
    }

    /** Adds to the interval that an instant of the slice is in; only to be used on a copy of one's own. */
    void add(long second, long quantity) {
        int index = offset + (int) ((second - start) / length);
        quantities[index] = Math.addExact(quantities[index], quantity);
    }

    /** Milli-units of an interval. */
    public long quantity(int index) {
        return quantities[offset + index];
    }

    /**
     * Milli-units of all intervals.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public long sum() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum = Math.addExact(sum, quantity(i));
        }
        return sum;
    }

    /** The intervals that begin in [from, to), UTC seconds. */
    public Intervals between(long from, long to) {
        int first = indexAt(from);
        return slice(first, Math.max(first, indexAt(to)));
    }

    /** Begin of an interval, or the end of the slice at {@code count}, UTC seconds. */
    public long begin(int index) {
        return start + (long) index * length;
    }

    /** The first interval that begins at or after an instant, at most {@code count}. */
    public int indexAt(long second) {
        if (second >= begin(count)) {
            return count;
        }
        return (int) Math.max(0, -Math.floorDiv(start - second, length));
    }
}
