package io.meterproof.quickstart.redrive;

import io.meterproof.metering.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which readings are meant.
 *
 * @param named whether the verdicts were named: then also what was sent again in vain, though nothing has changed since
 * @param from of the arrival, inclusive
 * @param to of the arrival, exclusive
 */
record Selection(
        Set<Verdict> verdicts,
        boolean named,
        Optional<String> meter,
        Optional<String> source,
        Optional<Instant> from,
        Optional<Instant> to) {

    Selection {
        verdicts = Set.copyOf(verdicts);
    }

    boolean includes(Candidate candidate) {
        Set<String> names = verdicts.stream().map(Verdict::name).collect(Collectors.toSet());
        Instant arrival = Instant.ofEpochMilli(candidate.arrival());
        return names.contains(candidate.verdict())
                && meter.map(candidate.meter()::equals).orElse(true)
                && source.map(candidate.source()::equals).orElse(true)
                && from.map(begin -> !arrival.isBefore(begin)).orElse(true)
                && to.map(arrival::isBefore).orElse(true);
    }
}
