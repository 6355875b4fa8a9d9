package io.meterproof.metering.charging;

import io.meterproof.formats.signed.SignedReading;
import java.math.BigDecimal;

/**
 * A session that can be settled.
 *
 * @param wattHours what the register advanced from begin to end, exactly
 */
public record ChargingSession(SignedReading begin, SignedReading end, BigDecimal wattHours) {}
