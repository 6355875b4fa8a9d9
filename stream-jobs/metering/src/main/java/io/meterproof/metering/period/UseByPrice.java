package io.meterproof.metering.period;

import io.meterproof.metering.rating.PriceClock;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.When;
import java.util.List;

/** How much of some use falls under each of some prices; an interval belongs to the price of its begin. */
final class UseByPrice {
    private UseByPrice() {}

    /** Milli-units by the prices' indexes. */
    static long[] of(Part part, List<When> whens, Quantities use) {
        long[] quantities = new long[whens.size()];
        PriceClock clock = part.clock(whens);
        use.each((begin, end, quantity) -> {
            int price = clock.priceAt(begin);
            if (price != PriceClock.NONE) {
                quantities[price] = Math.addExact(quantities[price], quantity);
            }
        });
        return quantities;
    }
}
