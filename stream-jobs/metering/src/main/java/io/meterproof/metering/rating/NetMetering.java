package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.time.Month;

/**
 * Export offsets import of the same time of use, unit for unit; what is left is carried to later cycles.
 *
 * @param charge the energy charge or blended tiered charge whose import is offset
 * @param expires the month at whose end nothing is carried on
 * @param residualPrice what is then paid for each unit left; zero where it is lost
 */
public record NetMetering(String id, String charge, Month expires, BigDecimal residualPrice)
        implements TariffComponent {}
