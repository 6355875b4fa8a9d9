package io.meterproof.metering.rating;

import java.math.BigDecimal;

/** A price per billing cycle, pro-rated by days where only a part of it is charged. */
public record MonthlyCharge(String id, BigDecimal pricePerMonth) implements TariffComponent {}
