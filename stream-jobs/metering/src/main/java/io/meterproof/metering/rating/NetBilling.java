package io.meterproof.metering.rating;

import io.meterproof.formats.block.MeasurementUnit;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Export is bought at prices of its own; the amount is a credit.
 *
 * @param carryOver present where a bill is never below zero and what is left goes to the next one; else it is paid
 */
public record NetBilling(String id, MeasurementUnit unit, List<TimeOfUsePrice> prices, Optional<CarryOver> carryOver)
        implements TariffComponent {
    /** Names of lines that carry money from bill to bill: it was taxed with the export that it is for. */
    public static final String BROUGHT_FORWARD = "brought forward";

    public static final String CARRIED_FORWARD = "carried forward";
    public static final String EXPIRED = "expired";

    private static final Set<String> CARRYING = Set.of(BROUGHT_FORWARD, CARRIED_FORWARD, EXPIRED);

    public NetBilling {
        prices = List.copyOf(prices);
    }

    /** Whether lines of this name carry money from bill to bill. */
    public static boolean isCarrying(String name) {
        return CARRYING.contains(name);
    }

    /** When each of the prices applies. */
    public List<When> whens() {
        return prices.stream().map(TimeOfUsePrice::when).toList();
    }

    /**
     * @param ends the month at whose end nothing is carried on
     * @param expires whether what is left is then lost; else it is paid
     */
    public record CarryOver(Month ends, boolean expires) {}
}
