package io.meterproof.metering.rating;

import java.math.BigDecimal;

/** A price for occupying the charger after charging has ended and a time of grace has passed, in begun steps. */
public record IdleCharge(String id, BigDecimal pricePerHour, int graceSeconds, int stepSeconds)
        implements TariffComponent {}
