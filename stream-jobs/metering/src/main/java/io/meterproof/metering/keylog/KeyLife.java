package io.meterproof.metering.keylog;

import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.verdict.CompromisedKey;
import io.meterproof.metering.verdict.RevokedKey;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/**
 * What became of one key.
 *
 * @param revoked the earliest end
 * @param compromised what all compromises leave together
 * @param events in the order of the key log
 */
public record KeyLife(
        Hash key, Optional<RevokedKey> revoked, Optional<CompromisedKey> compromised, List<KeyLogEntry> events) {
    public KeyLife {
        events = List.copyOf(events);
    }

    /** The newest enrolment, which says how long the key is valid; a key may be ended before it is ever enrolled. */
    public Optional<MeterEnrolment> enrolment() {
        return events.stream()
                .map(KeyLogEntry::event)
                .filter(MeterEnrolment.class::isInstance)
                .map(MeterEnrolment.class::cast)
                .reduce((earlier, later) -> later);
    }
}
