package io.meterproof.metering.period;

import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.PriceClock;
import io.meterproof.metering.rating.When;
import java.util.List;

/** How much of some use falls under each of some prices; an interval belongs to the price of its begin. */
final class UseByPrice {
    private UseByPrice() {}

    /** Milli-units by the prices' indexes. */
    static long[] of(Part part, List<When> whens, Intervals use) {
        long[] quantities = new long[whens.size()];
        PriceClock clock = part.clock(whens);
        for (int i = 0; i < use.count(); i++) {
            int price = clock.priceAt(use.begin(i));
            if (price != PriceClock.NONE) {
                quantities[price] = Math.addExact(quantities[price], use.quantity(i));
            }
        }
        return quantities;
    }
}
