package io.meterproof.metering.document;

import io.meterproof.metering.gas.GasDay;
import io.meterproof.metering.gas.StandardConditions;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;

/**
 * How the volumes of a gas meter become energy, as long as it stands where it stands: by the calorific values of its region and
 * the factor from its pressure and temperature. A later conversion of the same {@code from} takes an earlier one's place.
 *
 * @param region whose calorific values apply
 * @param pressure absolute, at the meter, kPa
 * @param temperature at the meter, K; a meter that compensates has the standard's
 */
public record GasConversion(
        Hash meter,
        Effective effective,
        String region,
        GasDay day,
        StandardConditions conditions,
        BigDecimal pressure,
        BigDecimal temperature)
        implements MeterEvent {

    /** From the volume that the meter counts to that under standard conditions. */
    public BigDecimal factor() {
        return conditions.factor(pressure, temperature);
    }
}
