package io.meterproof.metering.ledger;

import java.math.BigDecimal;

/**
 * Of which volume the energy of a usage is, and by which factors: what a customer multiplies to check it.
 *
 * @param volume thousandths of m³ as measured
 * @param factor to the volume under standard conditions
 * @param calorificValue MJ for each m³ under standard conditions
 */
public record GasVolume(long volume, BigDecimal factor, BigDecimal calorificValue) {}
