package io.meterproof.metering.cycle;

import io.meterproof.metering.period.Carried;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The cycles of an agreement that can still change, one after the other.
 *
 * @param opened begin of the period whose close charged it first, or where it took over from the cycles of another before that
 * @param until end of the last final cycle; empty while none is
 * @param before what the final cycles left
 */
public record RatedAgreement(Instant opened, Optional<Instant> until, Carried before, List<RatedCycle> cycles) {
    public RatedAgreement {
        cycles = List.copyOf(cycles);
    }

    /** An agreement without charges, as a period begins. */
    static RatedAgreement none(Instant from) {
        return new RatedAgreement(from, Optional.empty(), Carried.NOTHING, List.of());
    }

    /** Opened where it takes over from the cycles of another, if that is earlier and nothing is final. */
    RatedAgreement openedBy(Optional<Instant> takesOver) {
        return takesOver
                .filter(begin -> until.isEmpty() && begin.isBefore(opened))
                .map(begin -> new RatedAgreement(begin, until, before, cycles))
                .orElse(this);
    }

    /** Without the cycles that are final now. */
    RatedAgreement within(Reach reach) {
        Carried left = before;
        Optional<Instant> end = until;
        int first = 0;
        while (first < cycles.size()
                && reach.isFinal(cycles.get(first).charges().to())) {
            left = cycles.get(first).after();
            end = Optional.of(cycles.get(first++).charges().to());
        }
        return new RatedAgreement(opened, end, left, cycles.subList(first, cycles.size()));
    }
}
