package io.meterproof.metering.period;

import io.meterproof.metering.period.Carried.Peak;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Ratchet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What of demand is charged: the cycle's own peak, or the ratchet's part of the highest one before, if that is more. */
final class Ratchets {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Ratchets() {}

    /** Thousandths of kW by price. */
    static Map<Integer, Long> charged(Part part, DemandCharge charge, Map<Integer, Long> peaks, Carried carried) {
        Map<Integer, Long> charged = new TreeMap<>(peaks);
        for (int price = 0; price < charge.prices().size(); price++) {
            String name = charge.prices().get(price).name();
            for (Peak peak : carried.peaks()) {
                if (peak.price().equals(name) && applies(peak, charge, carried.peaks(), part.cycle())) {
                    charged.merge(price, floor(peak, part.cycle(), charge.ratchet()), Math::max);
                }
            }
        }
        return charged;
    }

    /** The peaks to be carried on: those that applied, for the cycle may have another part, and this part's own. */
    static List<Peak> after(Part part, DemandCharge charge, Map<Integer, Long> peaks, Carried carried) {
        List<Peak> kept = new ArrayList<>();
        for (Peak peak : carried.peaks()) {
            if (!peak.component().equals(charge.id()) || applies(peak, charge, carried.peaks(), part.cycle())) {
                kept.add(peak);
            }
        }
        peaks.forEach((price, power) -> kept.add(new Peak(
                charge.id(), charge.prices().get(price).name(), part.cycle().from(), power)));
        return kept;
    }

    private static long floor(Peak peak, BillingCycle cycle, Optional<Ratchet> ratchet) {
        if (peak.cycle().equals(cycle.from())) {
            return peak.demand();
        }
        return ratchet.map(rule -> rule.percent()
                        .multiply(BigDecimal.valueOf(peak.demand()))
                        .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                        .longValueExact())
                .orElse(0L);
    }

    /** A ratchet of n cycles is over the peaks of the n before, and of earlier parts of this one. */
    private static boolean applies(Peak peak, DemandCharge charge, List<Peak> all, BillingCycle cycle) {
        long younger = all.stream()
                .map(Peak::cycle)
                .filter(begin -> begin.isAfter(peak.cycle()) && begin.isBefore(cycle.from()))
                .distinct()
                .count();
        int cycles = charge.ratchet().map(Ratchet::cycles).orElse(0);
        return peak.component().equals(charge.id()) && (peak.cycle().equals(cycle.from()) || younger < cycles);
    }
}
