package io.meterproof.statement;

import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The use that stands at the end of some entries: billed, and not taken back. */
final class Consumption {
    private final SortedMap<Long, UsageEntry> standing = new TreeMap<>();

    /** @param entries of one account, from the first on */
    Consumption(List<LedgerEntry> entries) {
        for (LedgerEntry entry : entries) {
            if (entry instanceof UsageEntry usage) {
                standing.put(entry.header().sequence(), usage);
            } else if (entry instanceof ReversalEntry reversal) {
                standing.remove(reversal.reverses());
            }
        }
    }

    /** A quantity in milli-units, and how much of it is estimated. */
    record Quantity(long all, long estimated) {
        Quantity plus(Quantity other) {
            return new Quantity(Math.addExact(all, other.all), Math.addExact(estimated, other.estimated));
        }
    }

    /** What was used in [from, to); a line counts where it begins. */
    SortedMap<MeteredUse, Quantity> between(Instant from, Instant to) {
        SortedMap<MeteredUse, Quantity> sums = new TreeMap<>();
        for (UsageEntry entry : standing.values()) {
            long quantity = 0;
            boolean within = false;
            for (Line line : entry.lines()) {
                if (tellsQuantity(entry, line) && isWithin(line.from(), from, to)) {
                    quantity = Math.addExact(quantity, line.quantity());
                    within = true;
                }
            }
            if (within) {
                boolean isEstimate = entry.usage().basis() instanceof Basis.OfEstimate
                        || entry.usage().basis() instanceof Basis.OfLikeDay;
                long estimated = isEstimate ? quantity : 0;
                sums.merge(MeteredUse.of(entry.usage()), new Quantity(quantity, estimated), Quantity::plus);
            }
        }
        return sums;
    }

    /** The entries that bill use which begins in [from, to). */
    List<UsageEntry> entriesBetween(Instant from, Instant to) {
        return standing.values().stream()
                .filter(entry -> entry.lines().stream().anyMatch(line -> isWithin(line.from(), from, to)))
                .toList();
    }

    /** When the first use began. */
    Optional<Instant> begin() {
        return standing.values().stream()
                .flatMap(entry -> entry.lines().stream())
                .map(Line::from)
                .min(Instant::compareTo);
    }

    /** Each component charges the same use, so the first tells the quantity. */
    private static boolean tellsQuantity(UsageEntry entry, Line line) {
        return line.component().equals(entry.lines().get(0).component());
    }

    private static boolean isWithin(Instant instant, Instant from, Instant to) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    static Use use(UsageEntry entry) {
        return MeteredUse.useOf(entry.usage());
    }
}
