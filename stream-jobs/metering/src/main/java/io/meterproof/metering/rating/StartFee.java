package io.meterproof.metering.rating;

import java.math.BigDecimal;

/** A price for each charging session. */
public record StartFee(String id, BigDecimal price) implements TariffComponent {}
