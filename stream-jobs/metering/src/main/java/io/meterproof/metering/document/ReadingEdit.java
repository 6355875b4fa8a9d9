package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;

/**
 * What a person says was used in consecutive intervals of a channel, in place of what was read or estimated; approved by a second
 * person. A later edit of the same channel and first number takes an earlier one's place, and one without values withdraws it.
 *
 * @param firstSequence the number of the first interval
 * @param start of the first interval
 * @param interval seconds
 * @param values milli-units of each interval, as the meter would have told them
 * @param at when it was decided
 * @param author who says so
 */
public record ReadingEdit(
        Hash meter,
        ObisCode obis,
        long firstSequence,
        Instant start,
        int interval,
        List<Long> values,
        Instant at,
        String author,
        String reason)
        implements MeterEvent {
    public ReadingEdit {
        values = List.copyOf(values);
    }

    /** The number after its last. */
    public long nextSequence() {
        return firstSequence + values.size();
    }

    public boolean covers(long sequence) {
        return sequence >= firstSequence && sequence < nextSequence();
    }

    /** What it says of a number that it covers. */
    public long value(long sequence) {
        return values.get((int) (sequence - firstSequence));
    }

    /** Whether it counts intervals as something does whose interval of a number begins at an instant. */
    public boolean isInTime(long sequence, long second, int length) {
        return length == interval && second - start.getEpochSecond() == (sequence - firstSequence) * interval;
    }

    /** Milli-units of all intervals. */
    public long sum() {
        return values.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** Milli-units of all intervals, whatever their sign. */
    public long moved() {
        return values.stream().mapToLong(Math::abs).reduce(0, Math::addExact);
    }

    /** The values as an array. */
    public long[] quantities() {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
