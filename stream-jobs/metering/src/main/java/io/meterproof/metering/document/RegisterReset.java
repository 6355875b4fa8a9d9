package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.Hash;
import java.time.Instant;

/**
 * A meter's register was set, as at a service or a new calibration: nothing was used by it. Readings that end at the instant or
 * before it tell the register of before.
 *
 * @param before milli-units on the register until the instant
 * @param after milli-units on it from then on
 */
public record RegisterReset(Hash meter, ObisCode obis, Instant at, long before, long after) implements MeterEvent {}
