package io.meterproof.metering.period;

import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines of energy: one for each tier of each price under which something was used. Their quantities sum to the use. */
final class EnergyLines {
    private EnergyLines() {}

    static List<Line> of(Part part, TieredCharge charge, Quantities use) {
        long[][] quantities = charge.allocation() == Allocation.BLENDED
                ? BlendedTiers.of(part, charge, UseByPrice.of(part, charge.whens(), use), use.sum())
                : TiersInOrder.of(part, charge, use);
        return lines(part, charge.id(), charge, quantities);
    }

    /** Lines of quantities by price and tier, under the name of a component. */
    static List<Line> lines(Part part, String component, TieredCharge charge, long[][] quantities) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < quantities.length; i++) {
            TieredPrice price = charge.prices().get(i);
            for (int tier = 0; tier < quantities[i].length; tier++) {
                if (quantities[i][tier] != 0) {
                    Tier applied = price.tiers().get(tier);
                    lines.add(part.line(
                            component, Optional.of(price.tierName(tier)), quantities[i][tier], applied.price()));
                }
            }
        }
        return lines;
    }
}
