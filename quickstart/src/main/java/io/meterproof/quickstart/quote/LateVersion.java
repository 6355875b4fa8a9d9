package io.meterproof.quickstart.quote;

import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.settlement.ArchivedMonths;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A version of a tariff that begins in the past.
 *
 * @param contracts how many are on the tariff
 */
record LateVersion(Tariff version, long contracts, Instant now) {

    /** What publishing it brings about, for a person to read; empty where nothing was used under it. */
    String warning() {
        if (contracts == 0 || !version.from().isBefore(now)) {
            return "";
        }
        String known = String.format(
                Locale.ROOT,
                "It began in the past: what was used since then under %,d contract(s) is billed again, all at once."
                        + " For more than some hundred take re-rate, which does so in batches.",
                contracts);
        Instant reach = now.atZone(ZoneOffset.UTC)
                .minusMonths(1L + ArchivedMonths.MOST_MONTHS)
                .toInstant();
        return version.from().isBefore(reach)
                ? known + " What is older than " + ArchivedMonths.MOST_MONTHS
                        + " months before the last one stays as it was billed: the archive does not give it back."
                : known;
    }
}
