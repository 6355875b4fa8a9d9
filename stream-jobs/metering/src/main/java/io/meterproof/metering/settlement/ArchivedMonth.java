package io.meterproof.metering.settlement;

import io.meterproof.tlog.Hash;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of a month that was given up.
 *
 * @param horizon before which all of it ended, begin of a month (UTC), UTC seconds
 * @param before the register where what was given up earlier ended
 * @param version of what the archive must hold; a channel never has one twice
 * @param digest SHA-256 of its bytes
 * @param bytes their number
 * @param accounts those that are billed because of it
 */
public record ArchivedMonth(
        long horizon, Optional<RegisterPoint> before, long version, Hash digest, int bytes, List<String> accounts) {
    private static final int SECONDS_PER_DAY = 86_400;

    public ArchivedMonth {
        accounts = List.copyOf(accounts);
    }

    /** The last service month (UTC) in it. */
    public YearMonth month() {
        return monthBefore(horizon);
    }

    static YearMonth monthBefore(long horizon) {
        return YearMonth.from(LocalDate.ofEpochDay(Math.floorDiv(horizon, SECONDS_PER_DAY)))
                .minusMonths(1);
    }
}
