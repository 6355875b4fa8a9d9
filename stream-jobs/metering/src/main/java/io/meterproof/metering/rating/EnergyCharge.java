package io.meterproof.metering.rating;

import io.meterproof.formats.block.MeasurementUnit;
import java.math.BigDecimal;
import java.util.List;

/** A price per unit of use; the first matching price applies and the last one always matches. */
public record EnergyCharge(String id, MeasurementUnit unit, List<TimeOfUsePrice> prices) implements TariffComponent {
    public EnergyCharge {
        prices = List.copyOf(prices);
    }

    /** The price that is furthest from zero, whatever its sign. */
    public BigDecimal dearest() {
        return prices.stream().map(price -> price.price().abs()).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** When each of the prices applies. */
    public List<When> whens() {
        return prices.stream().map(TimeOfUsePrice::when).toList();
    }
}
