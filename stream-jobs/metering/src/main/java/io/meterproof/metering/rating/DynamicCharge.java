package io.meterproof.metering.rating;

import io.meterproof.formats.block.MeasurementUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A price of its own for every interval: that of a published series, times a factor, plus an addition, rounded half up to
 * six decimals.
 *
 * @param series names the published prices, per unit in the tariff's currency
 */
public record DynamicCharge(String id, MeasurementUnit unit, String series, BigDecimal factor, BigDecimal addition)
        implements TariffComponent {
    /** What a published price is at most, whatever its sign. */
    public static final BigDecimal LARGEST_PRICE = BigDecimal.valueOf(20_000);

    private static final int PRICE_DIGITS = 6;

    /** The price of an interval in UTC seconds; empty while none is published, and where the interval spans two prices. */
    public Optional<BigDecimal> priceOf(SeriesPrices published, long begin, long end) {
        return published.at(series, begin).filter(point -> point.to() >= end).map(point -> point.price()
                .multiply(factor)
                .add(addition)
                .setScale(PRICE_DIGITS, RoundingMode.HALF_UP));
    }

    /** The price that is furthest from zero, whatever its sign. */
    public BigDecimal dearest() {
        return factor.abs().multiply(LARGEST_PRICE).add(addition.abs());
    }
}
