package io.meterproof.metering.rating;

import io.meterproof.formats.block.MeasurementUnit;
import java.math.BigDecimal;

/**
 * A price of its own for every interval: that of a published series, times a factor, plus an addition, rounded half up to
 * six decimals.
 *
 * @param series names the published prices, per unit in the tariff's currency
 */
public record DynamicCharge(String id, MeasurementUnit unit, String series, BigDecimal factor, BigDecimal addition)
        implements TariffComponent {}
