package io.meterproof.metering.rating;

import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What standing charges need of an agreement or authorisation that holds in [from, to).
 *
 * @param agreement the document's hash
 * @param versions the versions of its tariff, each of which holds until the next one's begin
 */
public record StandingTerms(Hash agreement, Instant from, Optional<Instant> to, List<Tariff> versions) {
    public StandingTerms {
        versions = versions.stream().sorted(Comparator.comparing(Tariff::from)).toList();
    }
}
