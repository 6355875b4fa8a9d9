package io.meterproof.metering.cycle;

import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.period.Carried;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Books what an agreement's cycles cost: new ones are charged; where what was charged is not what is calculated now, it is
 * reversed and charged anew.
 *
 * @param steps one for each entry, in order
 * @param rated what stands now
 */
public record CycleBooks(List<LedgerStep> steps, RatedAgreement rated) {
    public CycleBooks {
        steps = List.copyOf(steps);
    }

    /**
     * Books a calculation.
     *
     * @param before what the earliest cycle was rated on
     * @param cause hash of the document that asks for it
     */
    public static CycleBooks book(
            AccountLedger ledger,
            AccountState state,
            CycleCalculation calculation,
            Carried before,
            Hash cause,
            Instant booked) {
        List<LedgerStep> steps = new ArrayList<>();
        List<RatedCycle> cycles = new ArrayList<>();
        AccountState current = state;
        for (CycleCalculation.Cycle cycle : calculation.cycles()) {
            Optional<RatedCycle.Charged> stands = cycle.charged();
            if (!cycle.isUnchanged()) {
                OptionalLong reversal = OptionalLong.empty();
                if (stands.isPresent()) {
                    LedgerStep step = ledger.reverseCycle(
                            current, stands.get().sequence(), stands.get().charges(), cause, booked);
                    steps.add(step);
                    current = step.next();
                    reversal = OptionalLong.of(current.sequence());
                    stands = Optional.empty();
                }
                if (cycle.charges().isPresent()) {
                    LedgerStep step =
                            ledger.chargeCycle(current, cycle.charges().get(), reversal, booked);
                    steps.add(step);
                    current = step.next();
                    stands = Optional.of(new RatedCycle.Charged(
                            current.sequence(), cycle.charges().get()));
                }
            }
            cycles.add(new RatedCycle(cycle.from(), cycle.to(), stands, cycle.after()));
        }
        return new CycleBooks(steps, new RatedAgreement(before, cycles));
    }

    /**
     * What corrections can still reach: a cycle is final when a use after it lies beyond the horizon.
     *
     * @param uses of the agreement
     */
    public RatedAgreement reachable(Collection<MeasuredUse> uses) {
        long finished = uses.stream()
                .filter(MeasuredUse::finished)
                .mapToLong(MeasuredUse::begin)
                .max()
                .orElse(Long.MIN_VALUE);
        Carried before = rated.before();
        int first = 0;
        while (first < rated.cycles().size() && rated.cycles().get(first).to().getEpochSecond() <= finished) {
            before = rated.cycles().get(first++).after();
        }
        return new RatedAgreement(
                before, rated.cycles().subList(first, rated.cycles().size()));
    }
}
