package io.meterproof.formats.signed;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * One reading of a signed record.
 *
 * @param time on the meter's own clock
 * @param offset of that clock from UTC, where the record signs one, or its layout has a rule for it; what else is stated is nobody's word
 * @param quantity absent for an event without a value
 * @param unusable what cannot be billed from this reading on
 */
public record SignedReading(
        LocalDateTime time,
        Optional<ZoneOffset> offset,
        ClockStatus clock,
        TransactionPhase phase,
        Optional<MeasuredQuantity> quantity,
        Set<UnusableQuantity> unusable,
        MeterStatus status) {

    public SignedReading {
        unusable = Set.copyOf(unusable);
    }

    /** The instant of the reading; a clock without a stated offset counts as one of UTC. */
    public Instant instant() {
        return time.toInstant(offset.orElse(ZoneOffset.UTC));
    }

    /** The instant of the reading; where no offset is stated, the earliest that it can be on earth. */
    public Instant earliest() {
        return time.toInstant(offset.orElse(ZoneOffset.MAX));
    }
}
