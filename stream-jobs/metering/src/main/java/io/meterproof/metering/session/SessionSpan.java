package io.meterproof.metering.session;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.Readings;

/**
 * What a charging session says that its register counted, and when.
 *
 * @param from the register at the begin, milli-units
 * @param to the register at the end, not less
 * @param start UTC seconds
 * @param stop UTC seconds, after the start
 */
public record SessionSpan(long from, long to, long start, long stop) {
    /** An offset from UTC that nobody signed moves a clock by 18 hours at most, either way. */
    public static final long OFFSETS = 2 * 18 * 3600L;

    /** That of a charging transaction: it has two registers. */
    public static SessionSpan of(Block block, Readings readings) {
        return new SessionSpan(readings.values()[0], readings.values()[1], block.start(), block.end());
    }

    /**
     * Whether two sessions count the same. Their registers have more in common than a bound, and their times are no further apart than
     * unsigned offsets put them: farther apart a register was reset. Where registers tell nothing, their times have more in common
     * than a bound: both begin at zero, as a register does that begins anew with each session, or one has no width and lies at a
     * bound of the other.
     */
    public boolean overlaps(SessionSpan other) {
        if ((from == 0 && other.from == 0) || meetsWithoutWidth(other)) {
            return isWithin(0, other);
        }
        return from < other.to && other.from < to && isWithin(OFFSETS, other);
    }

    private boolean meetsWithoutWidth(SessionSpan other) {
        boolean without = from == to || other.from == other.to;
        return without && (from == other.from || from == other.to || to == other.from || to == other.to);
    }

    private boolean isWithin(long seconds, SessionSpan other) {
        return start < other.stop + seconds && other.start < stop + seconds;
    }
}
