package io.meterproof.quickstart.redrive;

import io.meterproof.metering.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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
        return verdicts.contains(candidate.verdict()) && isMeant(candidate);
    }

    /** Whether it may be joined with another piece of its session: no verdict need be named for that. */
    boolean includesPiece(Candidate candidate) {
        boolean isBroken = candidate.verdict() == Verdict.BROKEN_SESSION;
        return isBroken && (!named || verdicts.contains(Verdict.BROKEN_SESSION)) && isMeant(candidate);
    }

    private boolean isMeant(Candidate candidate) {
        Instant arrival = Instant.ofEpochMilli(candidate.arrival());
        return meter.map(candidate.meter()::equals).orElse(true)
                && source.map(candidate.source()::equals).orElse(true)
                && from.map(begin -> !arrival.isBefore(begin)).orElse(true)
                && to.map(arrival::isBefore).orElse(true);
    }
}
