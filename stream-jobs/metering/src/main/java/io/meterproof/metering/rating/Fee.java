package io.meterproof.metering.rating;

import java.math.BigDecimal;

/** A price for an event, such as a reconnection, as it stands in the tariff version of that instant. */
public record Fee(String id, BigDecimal price) implements TariffComponent {}
