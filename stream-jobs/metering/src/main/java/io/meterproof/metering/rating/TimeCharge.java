package io.meterproof.metering.rating;

import java.math.BigDecimal;

/** A price for the time of charging, in begun steps. */
public record TimeCharge(String id, BigDecimal pricePerHour, int stepSeconds) implements TariffComponent {}
