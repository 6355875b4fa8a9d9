package io.meterproof.metering.rating;

import java.math.BigDecimal;

/** A price per local day. */
public record StandingCharge(String id, BigDecimal pricePerDay) implements TariffComponent {}
