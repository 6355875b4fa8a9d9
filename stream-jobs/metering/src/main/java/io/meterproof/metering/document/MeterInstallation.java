package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Meter M stands at usage point U, with the registers that it showed when it came and went.
 *
 * @param initialRegister milli-units at {@code from}, as the meter tells them
 * @param removalRegister milli-units at {@code to}
 * @param readingType whose registers these are; without it they only inform, and use begins with the first reading
 * @param multiplier of everything that the meter tells, as for a current transformer; at most six decimals
 * @param registerDigits how many digits before the point the register has: behind 10^digits units it begins anew
 * @param delivery when its readings are due
 */
public record MeterInstallation(
        Hash meter,
        String usagePoint,
        Effective effective,
        long initialRegister,
        Optional<Long> removalRegister,
        Optional<ObisCode> readingType,
        BigDecimal multiplier,
        OptionalInt registerDigits,
        Optional<Delivery> delivery)
        implements MeterEvent {

    /** A meter that tells units as they are, and of whose register and schedule nothing more is known. */
    public MeterInstallation(Hash meter, String usagePoint, Effective effective, long initialRegister) {
        this(
                meter,
                usagePoint,
                effective,
                initialRegister,
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ONE,
                OptionalInt.empty(),
                Optional.empty());
    }

    /** Whether quantities are other than the meter tells them. */
    public boolean multiplies() {
        return multiplier.compareTo(BigDecimal.ONE) != 0;
    }
}
