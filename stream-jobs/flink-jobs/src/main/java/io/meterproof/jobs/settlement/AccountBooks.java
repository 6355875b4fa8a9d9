package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.CycleClosing;
import io.meterproof.metering.cycle.KeptCycles;
import io.meterproof.metering.cycle.Reach;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.ErasureRules;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.ledger.StagedUsages;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.UsageIndex;
import io.meterproof.metering.prepayment.Assessment;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The chain of the current account, over keyed state, and all that an entry publishes. */
final class AccountBooks {
    private final AccountFacts facts;
    private final ValueState<AccountState> chain;
    private final AccountPrepayment prepayment;
    private final AppliedDocuments documents;
    private final TopUpIds topUps;
    private final StateUsageIndex usages;
    private final AccountCycles cycles;
    private final AccountLateUse late;
    private final FinalUse finals;
    private final PendingNotices notices;

    AccountBooks(RuntimeContext context, AccountFacts facts) {
        this.facts = facts;
        chain = context.getState(
                new ValueStateDescriptor<>("chain", new ImmutableType<>(new AccountStateSerializer())));
        notices = new PendingNotices(context);
        documents = new AppliedDocuments(context);
        topUps = new TopUpIds(context);
        usages = new StateUsageIndex(context.getMapState(
                new MapStateDescriptor<>("usages", Types.INT, new ImmutableType<>(new UsagePageSerializer()))));
        cycles = new AccountCycles(context);
        prepayment = new AccountPrepayment(context, facts, cycles);
        late = new AccountLateUse(context);
        finals = new FinalUse(context, usages);
    }

    /** The currency of the entries so far; empty before the first. */
    Optional<String> currency() throws IOException {
        return Optional.ofNullable(chain.value()).map(AccountState::currency);
    }

    /**
     * Books a bill or a reversal.
     *
     * @param arrived time of the cause
     * @throws ArithmeticException where no balance can hold it; nothing is booked then
     */
    void book(SettlementEvent event, Instant arrived, AccountEntry entry) throws Exception {
        StagedUsages staged = new StagedUsages(usages);
        AccountLedger ledger = entry.ledger(staged);
        AccountState state = state(entry.account());
        LedgerStep step = event instanceof SettlementEvent.Reverse reverse
                ? ledger.reverse(state, reverse.usageId(), reverse.usage(), reverse.cause(), arrived)
                : bill(ledger, state, (SettlementEvent.Bill) event, arrived);
        AccountTerms terms = entry.credit().terms().get();
        Optional<Assessment> assessment =
                prepayment.assess(step, entry, kept -> AccountCycles.after(event, kept, terms));
        staged.keep();
        cycles.book(event, terms);
        late.book(event);
        publish(step, entry);
        prepayment.conclude(assessment, entry);
    }

    /** A reversal of all that was booked of its usage: with what was written off. */
    SettlementEvent.Reverse asBilled(SettlementEvent.Reverse reverse) throws Exception {
        return late.asBilled(reverse);
    }

    /** Why a part of a correction cannot be booked any more: what it is about is final. */
    Optional<String> refusal(BookedCorrection part, AccountEntry entry) throws Exception {
        return finals.refusal(
                part, Reach.after(closed()), entry.credit().terms().get());
    }

    /** Remembers a part that was refused. */
    void withhold(BookedCorrection part) throws Exception {
        finals.withhold(part);
    }

    private static LedgerStep bill(
            AccountLedger ledger, AccountState state, SettlementEvent.Bill bill, Instant arrived) {
        return ledger.bill(state, bill.usageId(), bill.usage(), bill.replaces(), arrived);
    }

    /** No later event is about this usage. */
    void forget(Hash usageId) throws Exception {
        usages.remove(usageId);
        cycles.finish(usageId);
    }

    /**
     * Books a top-up, unless its payment is booked already.
     *
     * @throws io.meterproof.metering.document.InvalidDocumentException where its id is booked with another amount, or no coins can
     *     pay it
     * @throws ArithmeticException where no balance can hold it; nothing is booked then, and its id stays free
     */
    void topUp(Hash document, TopUp topUp, AccountEntry entry) throws Exception {
        if (!documents.isApplied(document)) {
            topUp.requirePayable(state(entry.account()).currency());
            if (topUps.isFree(topUp)) {
                LedgerStep step = entry.ledger(usages)
                        .topUp(state(entry.account()), document, topUp.amountMicros(), documents.arrival(document));
                Optional<Assessment> assessment = prepayment.assess(step, entry, kept -> kept);
                topUps.keep(topUp);
                publish(step, entry);
                prepayment.conclude(assessment, entry);
            }
            documents.apply(document);
        }
    }

    /**
     * Books what the period's close brings.
     *
     * @return the document or bill that it needs and that is on its way; empty once it is booked
     * @throws io.meterproof.metering.document.InvalidDocumentException where the period does not follow on the last one
     * @throws ArithmeticException where no balance can hold it; nothing is booked then
     */
    Optional<String> close(Hash document, PeriodClose close, AccountEntry entry) throws Exception {
        AccountTerms terms = entry.credit().terms().get();
        KeptCycles kept = cycles.now();
        CycleClosing closing = CycleClosing.calculate(terms, kept, close.from(), close.to());
        Optional<String> missing = closing.missing();
        if (missing.isPresent()) {
            return missing;
        }
        List<Line> credits = late.credits(close.from(), close.to());
        CycleClosing.Closed closed = closing.close(
                entry.ledger(usages), state(entry.account()), close, credits, document, documents.arrival(document));
        LedgerStep statement = closed.steps().get(closed.steps().size() - 1);
        Optional<Assessment> assessment = prepayment.assessCharges(statement, entry, closed.kept());
        cycles.keep(kept, closed.kept());
        late.credited(credits);
        for (LedgerStep step : closed.steps()) {
            publish(step, entry);
        }
        prepayment.conclude(assessment, entry);
        documents.apply(document);
        return Optional.empty();
    }

    /** @throws io.meterproof.metering.document.InvalidDocumentException where the period does not follow on the last one */
    void requireNext(PeriodClose close, Account owner) throws IOException {
        AccountLedger.requireNext(state(owner), close);
    }

    /**
     * Records what the billing team stated.
     *
     * @throws io.meterproof.metering.document.InvalidDocumentException where it is about a statement or an entry that is not there, or
     *     not that far
     */
    void note(Hash document, BillingNotice notice, AccountEntry entry) throws Exception {
        if (documents.isApplied(document)) {
            return;
        }
        AccountState state = state(entry.account());
        notices.accept(notice, document, state.sequence());
        publish(entry.ledger(usages).note(state, document, documents.arrival(document)), entry);
        documents.apply(document);
    }

    /** Publishes what is charged besides use, with what it means for the credit that is left. */
    void post(LedgerStep step, AccountEntry entry) throws Exception {
        Optional<Assessment> assessment = prepayment.assessCharges(step, entry);
        publish(step, entry);
        prepayment.conclude(assessment, entry);
    }

    /** Why the current account must be kept; empty where it may be erased. */
    Optional<String> reasonToKeep(Instant at, Duration retention) throws Exception {
        AccountState state = chain.value();
        return state == null
                ? Optional.of("it has no entries")
                : notices.reasonToKeep().or(() -> ErasureRules.reasonToKeep(state, at, retention));
    }

    /** The end of the service period of the last statement; empty before the first. */
    Optional<Instant> closed() throws IOException {
        return Optional.ofNullable(chain.value()).flatMap(state -> state.open().since());
    }

    /** Only its leaf tells of it. */
    void erase(BelievedDocument erasure, Outlet outlet) throws Exception {
        outlet.pass(facts.leaf(erasure));
        documents.apply(erasure.hash());
    }

    /** What was used and paid, now that nothing can be booked any more. How long the chain was, and hashes, stay. */
    void forget() {
        prepayment.forget();
        topUps.forget();
        usages.forget();
        cycles.forget();
        late.forget();
        finals.forget();
        notices.forget();
    }

    UsageIndex usages() {
        return usages;
    }

    AppliedDocuments documents() {
        return documents;
    }

    private void publish(LedgerStep step, AccountEntry entry) throws Exception {
        chain.update(step.next());
        if (step.entry() instanceof StatementEntry statement) {
            notices.closed(statement);
        }
        entry.outlet().pass(facts.entry(step));
        entry.outlet().pass(facts.leaf(step));
        facts.pointer(step).ifPresent(entry.outlet()::pass);
    }

    AccountState state(Account owner) throws IOException {
        AccountState state = chain.value();
        return state == null ? AccountState.opened(owner.id(), owner.currency()) : state;
    }
}
