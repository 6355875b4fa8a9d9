package io.meterproof.quickstart.rerate;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.History;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.quickstart.part.StackException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Prices booked use anew. An entry tells its use by lines of one price, not by intervals: where the corrected tariff changes
 * its price within such a line, the line's use is spread evenly over its intervals.
 *
 * @param versions of the corrected tariff
 */
record Repricing(List<Identified<Tariff>> versions) {
    Repricing {
        versions = List.copyOf(versions);
        for (Identified<Tariff> version : versions) {
            if (version.content().components().stream()
                    .anyMatch(component -> component instanceof DynamicCharge || component.isOfSessions())) {
                throw new StackException(
                        "Tariff " + version.content().id()
                                + " has published prices or prices of sessions, which booked lines do not tell: it cannot be previewed.");
            }
        }
    }

    /** Rates use as the corrected tariff does as it is read. */
    Effect.Repriced of(Usage usage, Contract contract) {
        Intervals intervals = intervals(usage, contract);
        ObisCode type = contract.onlyReadingType().orElse(ObisCode.ACTIVE_IMPORT);
        Set<Instant> known = bounds(usage.lines());
        History<Identified<Tariff>> history =
                History.ofVersions(versions, version -> version.content().from());
        long amount = 0;
        boolean spread = false;
        boolean atClose = false;
        for (Identified<Tariff> version : history.facts()) {
            Effective effective = history.effective(version);
            long to = effective.to().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE);
            Intervals part = intervals.between(effective.from().getEpochSecond(), to);
            for (Line line : lines(version.content(), type, usage, part)) {
                amount = Math.addExact(amount, line.amount());
                spread |= !known.contains(line.from()) || !known.contains(line.to());
                atClose |= line.component().equals(Rating.METERED);
            }
        }
        return new Effect.Repriced(amount, spread, atClose);
    }

    private static List<Line> lines(Tariff tariff, ObisCode type, Usage usage, Intervals part) {
        return part.count() == 0 ? List.of() : Rating.asRead(tariff, type, usage.unit(), part, SeriesPrices.NONE);
    }

    /** A charging transaction has the price of its begin. */
    private static Intervals intervals(Usage usage, Contract contract) {
        List<Line> lines = ofFirstComponent(usage.lines());
        long start = lines.get(0).from().getEpochSecond();
        long end = lines.get(lines.size() - 1).to().getEpochSecond();
        boolean charging = contract.onlyReadingType().isEmpty();
        int count = charging ? 1 : usage.count();
        int length = Math.toIntExact(Math.max(1, (end - start) / count));
        long[] quantities = new long[count];
        for (Line line : lines) {
            int first = charging ? 0 : Math.toIntExact((line.from().getEpochSecond() - start) / length);
            int next = charging ? 1 : Math.toIntExact((line.to().getEpochSecond() - start) / length);
            spread(line.quantity(), quantities, first, Math.min(count, next));
        }
        return new Intervals(quantities, 0, count, start, length);
    }

    /** Evenly, the remainder to the first intervals. */
    private static void spread(long quantity, long[] quantities, int from, int to) {
        for (int i = from; i < to; i++) {
            long share = quantity / (to - from);
            quantities[i] += share + (i - from < quantity % (to - from) ? 1 : 0);
        }
    }

    /** Each component has lines for all of the use: one of them tells it. */
    private static List<Line> ofFirstComponent(List<Line> lines) {
        String component = lines.get(0).component();
        return lines.stream().filter(line -> line.component().equals(component)).toList();
    }

    private static Set<Instant> bounds(List<Line> lines) {
        Set<Instant> bounds = new HashSet<>();
        lines.forEach(line -> {
            bounds.add(line.from());
            bounds.add(line.to());
        });
        return bounds;
    }
}
