package io.meterproof.metering.period;

import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.PriceClock;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lines of demand: the peak of each price's times, in tiers; each local day's peak where it is assessed daily. */
final class DemandLines {
    private DemandLines() {}

    /** The peaks of a part by price, thousandths of kW; a price without any use in its times has none. */
    static Map<Integer, Long> peaks(Part part, DemandCharge charge) {
        Map<Integer, Long> peaks = new TreeMap<>();
        PriceClock clock = part.clock(charge.whens());
        for (Demand demand : Demand.of(part.use().imported(), charge.windowMinutes())) {
            int price = clock.priceAt(demand.begin());
            if (price != PriceClock.NONE) {
                peaks.merge(price, demand.power(), Math::max);
            }
        }
        return peaks;
    }

    /** Lines at prices per month, of the power to be charged by price. */
    static List<Line> monthly(Part part, DemandCharge charge, Map<Integer, Long> powers) {
        return lines(charge, powers, (name, power, price) -> part.monthly(charge.id(), name, power, price));
    }

    /** Lines at prices per day, of each day's peaks. A window belongs to the day of its begin. */
    static List<Line> daily(Part part, DemandCharge charge) {
        SortedMap<LocalDate, Map<Integer, Long>> peaks = new TreeMap<>();
        PriceClock clock = part.clock(charge.whens());
        for (Demand demand : Demand.of(part.use().imported(), charge.windowMinutes())) {
            int price = clock.priceAt(demand.begin());
            if (price != PriceClock.NONE) {
                peaks.computeIfAbsent(part.dateOf(demand.begin()), date -> new TreeMap<>())
                        .merge(price, demand.power(), Math::max);
            }
        }
        List<Line> lines = new ArrayList<>();
        peaks.forEach((date, powers) -> {
            Part day = part.on(date);
            lines.addAll(lines(charge, powers, (name, power, price) -> day.line(charge.id(), name, power, price)));
        });
        return lines;
    }

    private interface LineMaker {
        Line line(Optional<String> name, long power, BigDecimal price);
    }

    private static List<Line> lines(DemandCharge charge, Map<Integer, Long> powers, LineMaker maker) {
        List<Line> lines = new ArrayList<>();
        powers.forEach((index, power) -> {
            TieredPrice price = charge.prices().get(index);
            long below = 0;
            for (int i = 0; i < price.tiers().size(); i++) {
                Tier tier = price.tiers().get(i);
                long reached = Math.min(power, tier.upTo().orElse(Long.MAX_VALUE));
                if (reached > below) {
                    lines.add(maker.line(Optional.of(price.tierName(i)), reached - below, tier.price()));
                }
                below = reached;
            }
        });
        return lines;
    }
}
