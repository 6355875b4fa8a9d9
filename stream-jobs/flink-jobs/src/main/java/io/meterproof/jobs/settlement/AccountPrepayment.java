package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.cycle.CycleClosing;
import io.meterproof.metering.cycle.KeptCycles;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.prepayment.Assessment;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.metering.prepayment.PrepaymentState;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** The credit that entries leave of the current account, over keyed state; nothing where it pays after use. */
final class AccountPrepayment {
    private final AccountFacts facts;
    private final AccountCycles cycles;
    private final ValueState<PrepaymentState> prepayment;

    AccountPrepayment(RuntimeContext context, AccountFacts facts, AccountCycles cycles) {
        this.facts = facts;
        this.cycles = cycles;
        prepayment = context.getState(
                new ValueStateDescriptor<>("prepayment", new ImmutableType<>(new PrepaymentStateSerializer())));
    }

    /**
     * What an entry of use or a top-up means for it.
     *
     * @param change what the entry makes of the account's cycles
     */
    Optional<Assessment> assess(LedgerStep step, AccountEntry entry, UnaryOperator<KeptCycles> change)
            throws Exception {
        if (!entry.credit().isPrepaid()) {
            return Optional.empty();
        }
        KeptCycles kept = known(entry);
        CycleClosing before = at(step, entry, kept);
        CycleClosing after = before.with(change.apply(kept));
        long dearer = Math.subtractExact(after.outstanding(), before.outstanding());
        return Optional.of(entry.credit().assess(standing(), step, after, dearer));
    }

    /** What an entry means for it that charges something besides use. */
    Optional<Assessment> assessCharges(LedgerStep step, AccountEntry entry) throws Exception {
        return entry.credit().isPrepaid() ? assessCharges(step, entry, known(entry)) : Optional.empty();
    }

    /** What the last entry of a period's close means for it, with the cycles that the close leaves. */
    Optional<Assessment> assessCharges(LedgerStep step, AccountEntry entry, KeptCycles left) throws IOException {
        return entry.credit().isPrepaid()
                ? Optional.of(entry.credit().assessCharges(standing(), step, at(step, entry, left)))
                : Optional.empty();
    }

    /** Publishes the credit that is left; a warning leaves at once, and its leaf with what was booked. */
    void conclude(Optional<Assessment> assessment, AccountEntry entry) throws IOException {
        if (assessment.isPresent()) {
            prepayment.update(assessment.get().next());
            entry.outlet().pass(facts.balance(assessment.get().balance()));
            assessment.get().alert().ifPresent(alert -> warn(alert, entry));
        }
    }

    void forget() {
        prepayment.clear();
    }

    private void warn(CreditAlert alert, AccountEntry entry) {
        entry.outlet().alert(facts.alert(alert));
        entry.outlet().pass(facts.leaf(alert, entry.key()));
    }

    /** The account's cycles up to when an entry is booked. */
    private static CycleClosing at(LedgerStep step, AccountEntry entry, KeptCycles kept) {
        Instant asOf = step.entry().header().booked();
        Instant since = entry.credit().since(step.next(), asOf);
        return CycleClosing.calculate(entry.credit().terms().get(), kept, since, asOf);
    }

    private KeptCycles known(AccountEntry entry) throws Exception {
        return entry.credit().terms().get().needCycles() ? cycles.now() : KeptCycles.NOTHING;
    }

    private PrepaymentState standing() throws IOException {
        return prepayment.value() == null ? PrepaymentState.EMPTY : prepayment.value();
    }
}
