package io.meterproof.metering.rating;

import io.meterproof.formats.block.MeasurementUnit;
import java.util.List;

/**
 * A price per unit that depends on how much is used. Thresholds apply to the total use, at whatever times it was; those
 * of a month are pro-rated by days where only a part of the billing cycle is charged.
 */
public record TieredCharge(
        String id, MeasurementUnit unit, Allocation allocation, Basis basis, List<TieredPrice> prices)
        implements TariffComponent {
    public TieredCharge {
        prices = List.copyOf(prices);
    }

    /** An energy charge as tiers without thresholds. */
    public static TieredCharge of(EnergyCharge charge) {
        return new TieredCharge(
                charge.id(),
                charge.unit(),
                Allocation.BLENDED,
                Basis.MONTH,
                charge.prices().stream()
                        .map(price -> new TieredPrice(price.name(), List.of(Tier.open(price.price())), price.when()))
                        .toList());
    }

    /** When each of the prices applies. */
    public List<When> whens() {
        return prices.stream().map(TieredPrice::when).toList();
    }

    /** How the tiers meet the times of use. */
    public enum Allocation {
        /** Each time of use has the same share of every tier: its share of the whole use. */
        BLENDED,
        /** The tiers fill up in the order in which energy is used. */
        IN_ORDER_OF_USE
    }

    /** What a threshold is counted over. */
    public enum Basis {
        /** The billing cycle. */
        MONTH,
        /** A local day; blended, the days of the cycle together. */
        DAY,
        /** Each kW of the cycle's highest demand over an hour; blended only. */
        KILOWATT
    }
}
