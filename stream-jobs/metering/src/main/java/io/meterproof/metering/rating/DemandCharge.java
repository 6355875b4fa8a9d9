package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A price per kW of the highest average power over a window, for each of its times of use.
 *
 * @param windowMinutes which the intervals divide
 * @param ratchet the least that is charged after a high peak
 */
public record DemandCharge(
        String id, int windowMinutes, Assessment assessment, List<TieredPrice> prices, Optional<Ratchet> ratchet)
        implements TariffComponent {
    public DemandCharge {
        prices = List.copyOf(prices);
    }

    /** When each of the prices applies. */
    public List<When> whens() {
        return prices.stream().map(TieredPrice::when).toList();
    }

    /** Which peaks are charged. */
    public enum Assessment {
        /** The highest of the billing cycle, at prices per kW and month. */
        MONTHLY,
        /** The highest of each local day, at prices per kW and day. */
        DAILY
    }

    /** At least so many per cent of the highest peak of so many billing cycles before are charged. */
    public record Ratchet(BigDecimal percent, int cycles) {}
}
