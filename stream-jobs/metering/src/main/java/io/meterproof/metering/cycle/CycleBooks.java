package io.meterproof.metering.cycle;

import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Books what an agreement's cycles cost, in order of time: new ones are charged; where what was charged is not what is
 * calculated now, it is reversed and charged anew. Another version of an agreement, as when somebody moves out, is named by its last
 * cycle, so that it is in the ledger; the others stay.
 */
final class CycleBooks {
    private final AccountLedger ledger;
    private final Hash cause;
    private final Instant booked;
    private final List<LedgerStep> steps = new ArrayList<>();
    private AccountState state;

    /**
     * Books.
     *
     * @param cause hash of the document that asks for it
     */
    CycleBooks(AccountLedger ledger, AccountState state, Hash cause, Instant booked) {
        this.ledger = ledger;
        this.state = state;
        this.cause = cause;
        this.booked = booked;
    }

    /** One for each entry so far, in order. */
    List<LedgerStep> steps() {
        return steps;
    }

    AccountState state() {
        return state;
    }

    /** Books a calculation that is complete, and says what stands then. */
    RatedAgreement book(CycleCalculation calculation) {
        List<RatedCycle> stale = new ArrayList<>(calculation.stale());
        List<RatedCycle> cycles = new ArrayList<>();
        for (CycleCalculation.Cycle cycle : calculation.cycles()) {
            OptionalLong reversal = OptionalLong.empty();
            while (!stale.isEmpty()
                    && stale.get(0).span().from().isBefore(cycle.span().to())) {
                RatedCycle gone = stale.remove(0);
                OptionalLong reversed = reverse(gone);
                reversal = gone.span().overlaps(cycle.span()) ? reversed : reversal;
            }
            boolean isLast = cycles.size() + 1 == calculation.cycles().size();
            boolean stands = isLast ? cycle.isUnchanged() : cycle.isUnchangedButForTheAgreement();
            cycles.add(stands ? unchanged(cycle) : charge(cycle, reversal));
        }
        stale.forEach(this::reverse);
        RatedAgreement before = calculation.rated();
        return new RatedAgreement(before.opened(), before.until(), before.before(), cycles);
    }

    private static RatedCycle unchanged(CycleCalculation.Cycle cycle) {
        RatedCycle charged = cycle.charged().orElseThrow();
        return new RatedCycle(charged.sequence(), charged.charges(), cycle.after());
    }

    private RatedCycle charge(CycleCalculation.Cycle cycle, OptionalLong inPlaceOf) {
        OptionalLong reversal = cycle.charged().map(this::reverse).orElse(inPlaceOf);
        take(ledger.chargeCycle(state, cycle.charges().orElseThrow(), reversal, booked));
        return new RatedCycle(state.sequence(), cycle.charges().orElseThrow(), cycle.after());
    }

    private OptionalLong reverse(RatedCycle charged) {
        take(ledger.reverse(state, charged.sequence(), charged.charges().lines(), cause, booked));
        return OptionalLong.of(state.sequence());
    }

    private void take(LedgerStep step) {
        steps.add(step);
        state = step.next();
    }
}
