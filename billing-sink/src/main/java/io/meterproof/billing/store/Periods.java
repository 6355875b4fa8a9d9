package io.meterproof.billing.store;

import io.meterproof.billing.store.PeriodRow.Kind;
import java.time.Instant;
import java.util.Optional;

/** In which period a row is kept. */
public final class Periods {
    private static final int HOUR = "2012-06-01T05".length();
    private static final int DAY = "2012-06-01".length();
    private static final long EPOCHS = 1_000;

    private Periods() {}

    /** The row's period, if its kind is kept by period. */
    public static Optional<PeriodRow> of(Row row) {
        if (row instanceof RejectedRow rejected) {
            return Optional.of(new PeriodRow(Kind.REJECTED, hour(rejected.arrival())));
        } else if (row instanceof AlertRow alert) {
            return Optional.of(new PeriodRow(Kind.ALERT, day(alert.raised())));
        } else if (row instanceof AnomalyRow anomaly) {
            return Optional.of(new PeriodRow(Kind.ANOMALY, day(anomaly.from())));
        } else if (row instanceof AnchorRow anchor) {
            return Optional.of(new PeriodRow(Kind.ANCHOR, thousand(anchor.epoch())));
        }
        return Optional.empty();
    }

    public static String hour(Instant instant) {
        return instant.toString().substring(0, HOUR);
    }

    public static String day(Instant instant) {
        return instant.toString().substring(0, DAY);
    }

    public static String thousand(long epoch) {
        return String.format("%016d", epoch / EPOCHS);
    }
}
