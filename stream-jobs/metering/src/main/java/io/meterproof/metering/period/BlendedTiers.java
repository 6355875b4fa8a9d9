package io.meterproof.metering.period;

import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import java.util.List;

/**
 * Gives each price its share of every tier: its share of the whole use. What lies below a threshold is rounded half up to
 * the milli-unit, so that a price's tiers sum to its use.
 */
final class BlendedTiers {
    private static final int MINUTES_PER_HOUR = 60;
    private static final long MILLI = 1000;

    private BlendedTiers() {}

    /**
     * @param used milli-units by price
     * @param whole milli-units that the thresholds are compared with
     * @return milli-units by price and tier
     */
    static long[][] of(Part part, TieredCharge charge, long[] used, long whole) {
        long[][] quantities = new long[used.length][];
        for (int price = 0; price < used.length; price++) {
            List<Tier> tiers = charge.prices().get(price).tiers();
            quantities[price] = new long[tiers.size()];
            long below = 0;
            for (int tier = 0; tier < tiers.size(); tier++) {
                long upTo = tiers.get(tier)
                        .upTo()
                        .map(limit -> threshold(part, charge, limit))
                        .orElse(Long.MAX_VALUE);
                long reached = upTo < whole ? Amounts.share(upTo, used[price], whole) : used[price];
                quantities[price][tier] = reached - below;
                below = reached;
            }
        }
        return quantities;
    }

    private static long threshold(Part part, TieredCharge charge, long limit) {
        return switch (charge.basis()) {
            case MONTH -> part.prorated(limit);
            case DAY -> Math.multiplyExact(limit, part.days());
            case KILOWATT -> part.prorated(Amounts.share(limit, peak(part), MILLI));
        };
    }

    /** Thousandths of kW; none where the net of sub-meters stays below zero. */
    private static long peak(Part part) {
        return Demand.of(part.use().imported(), MINUTES_PER_HOUR).stream()
                .mapToLong(Demand::power)
                .reduce(0, Math::max);
    }
}
