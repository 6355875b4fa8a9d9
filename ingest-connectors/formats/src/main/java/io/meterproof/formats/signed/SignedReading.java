package io.meterproof.formats.signed;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * One reading of a signed record.
 *
 * @param time as the record says, with its offset from UTC
 * @param quantity absent for an event without a value
 * @param unusable what cannot be billed from this reading on
 */
public record SignedReading(
        OffsetDateTime time,
        ClockStatus clock,
        TransactionPhase phase,
        Optional<MeasuredQuantity> quantity,
        Set<UnusableQuantity> unusable,
        MeterStatus status) {

    public SignedReading {
        unusable = Set.copyOf(unusable);
    }
}
