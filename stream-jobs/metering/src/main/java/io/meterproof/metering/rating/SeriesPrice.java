package io.meterproof.metering.rating;

import java.math.BigDecimal;

/** A published price per unit in [from, to), UTC seconds. */
public record SeriesPrice(long from, long to, BigDecimal price) {}
