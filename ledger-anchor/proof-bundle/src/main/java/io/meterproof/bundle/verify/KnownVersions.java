package io.meterproof.bundle.verify;

import io.meterproof.bundle.TariffVersions;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which versions of a tariff were known when a period was closed: those that use was rated by before, and of the others
 * those that the standing charges themselves show, by where a line begins or ends or by what a day costs. A version that
 * came later may begin earlier; it leaves the closed period alone.
 *
 * @param lines the standing charges of one agreement in the period
 * @param begin of the period, or of the agreement within it
 */
record KnownVersions(TariffVersions all, List<Line> lines, UseSoFar use, Instant begin) {
    private record DailyPrice(String component, BigDecimal price) {}

    List<Tariff> until(Instant end) {
        List<Tariff> known = new ArrayList<>();
        for (Tariff version : all.begunBy(begin)) {
            if (use.isRated(version) || daily(version).equals(firstDay())) {
                known.add(version);
                break;
            }
        }
        for (Tariff version : all.begunBetween(begin, end)) {
            if (use.isRated(version) || isBound(version.from())) {
                known.add(version);
            }
        }
        return known.isEmpty() ? all.at(begin).map(List::of).orElse(List.of()) : known;
    }

    private boolean isBound(Instant instant) {
        return lines.stream()
                .anyMatch(line -> line.from().equals(instant) || line.to().equals(instant));
    }

    private Set<DailyPrice> firstDay() {
        return lines.stream()
                .filter(line -> line.from().equals(begin))
                .map(line -> new DailyPrice(line.component(), line.price()))
                .collect(Collectors.toSet());
    }

    private static Set<DailyPrice> daily(Tariff version) {
        return version.components().stream()
                .filter(StandingCharge.class::isInstance)
                .map(StandingCharge.class::cast)
                .map(standing -> new DailyPrice(standing.id(), standing.pricePerDay()))
                .collect(Collectors.toSet());
    }
}
