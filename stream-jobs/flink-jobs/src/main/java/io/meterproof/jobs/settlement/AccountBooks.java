package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.CycleClosing;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.ledger.NoticeRules;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.UnissuedStatements;
import io.meterproof.metering.ledger.UsageIndex;
import io.meterproof.metering.prepayment.Assessment;
import io.meterproof.metering.prepayment.PrepaymentState;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/** The chain of the current account, over keyed state, and all that an entry publishes. */
final class AccountBooks {
    private final AccountFacts facts;
    private final ValueState<AccountState> chain;
    private final ValueState<PrepaymentState> prepayment;
    /** Documents: true once applied, false while they wait. */
    private final MapState<Hash, Boolean> applied;

    private final UsageIndex usages;
    private final AccountCycles cycles;
    private final ValueState<byte[]> unissued;

    AccountBooks(RuntimeContext context, AccountFacts facts) {
        this.facts = facts;
        ImmutableType<Hash> hash = new ImmutableType<>(new HashSerializer());
        chain = context.getState(
                new ValueStateDescriptor<>("chain", new ImmutableType<>(new AccountStateSerializer())));
        prepayment = context.getState(
                new ValueStateDescriptor<>("prepayment", new ImmutableType<>(new PrepaymentStateSerializer())));
        unissued = context.getState(
                new ValueStateDescriptor<>("unissued", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        applied = context.getMapState(new MapStateDescriptor<>("applied", hash, Types.BOOLEAN));
        usages = new StateUsageIndex(context.getMapState(
                new MapStateDescriptor<>("usages", Types.INT, new ImmutableType<>(new UsagePageSerializer()))));
        cycles = new AccountCycles(context);
    }

    /** The currency of the entries so far; empty before the first. */
    Optional<String> currency() throws IOException {
        return Optional.ofNullable(chain.value()).map(AccountState::currency);
    }

    void book(BookedEvent booked, Entry entry) throws Exception {
        AccountLedger ledger = entry.ledger(usages);
        AccountState state = state(entry.account());
        LedgerStep step = booked.event() instanceof SettlementEvent.Reverse reverse
                ? ledger.reverse(state, reverse.usageId(), reverse.usage(), reverse.cause(), booked.booked())
                : bill(ledger, state, (SettlementEvent.Bill) booked.event(), booked.booked());
        long before = outstanding(step, entry);
        cycles.book(booked.event(), entry.credit().terms().get());
        publish(step, entry, before);
    }

    private static LedgerStep bill(
            AccountLedger ledger, AccountState state, SettlementEvent.Bill bill, Instant booked) {
        return ledger.bill(state, bill.usageId(), bill.usage(), bill.replaces(), booked);
    }

    /** Whether a usage is in the chain, taken back or not. */
    boolean hasBooked(Hash usageId) {
        return usages.sequence(usageId).isPresent();
    }

    /** No later event is about this usage. */
    void forget(Hash usageId) throws Exception {
        usages.remove(usageId);
        cycles.finish(usageId);
    }

    void topUp(Hash document, TopUp topUp, Entry entry) throws Exception {
        if (!isApplied(document)) {
            LedgerStep step =
                    entry.ledger(usages).topUp(state(entry.account()), document, topUp.amountMicros(), topUp.at());
            publish(step, entry, outstanding(step, entry));
            applied.put(document, true);
        }
    }

    /**
     * Books what the period's close brings; false while a document or bill is on its way that it needs.
     *
     * @throws io.meterproof.metering.document.InvalidDocumentException where the period does not follow on the last one
     */
    boolean close(Hash document, PeriodClose close, Entry entry) throws Exception {
        AccountTerms terms = entry.credit().terms().get();
        CycleClosing closing = cycles.calculate(terms, close.from(), close.to());
        List<MeasuredUse> uses = cycles.usesNow();
        if (!closing.isComplete(uses, close.to())) {
            return false;
        }
        CycleClosing.Closed closed = closing.close(entry.ledger(usages), state(entry.account()), close, document, uses);
        cycles.keep(closed, terms);
        for (LedgerStep step : closed.steps()) {
            publish(step, entry);
            assess(entry, state -> entry.credit().assessClose(state, step, cyclesAt(step, entry)));
        }
        applied.put(document, true);
        return true;
    }

    /**
     * Records what the billing team stated.
     *
     * @throws io.meterproof.metering.document.InvalidDocumentException where it is about a statement or an entry that is not there, or
     *     not that far
     */
    void note(Hash document, BillingNotice notice, Entry entry) throws Exception {
        if (isApplied(document)) {
            return;
        }
        AccountState state = state(entry.account());
        NoticeRules.Accepted accepted = NoticeRules.accept(notice, document, unissued(), state.sequence());
        keep(accepted.next());
        publish(entry.ledger(usages).note(state, document, accepted.at()), entry);
        applied.put(document, true);
    }

    private UnissuedStatements unissued() throws IOException {
        byte[] kept = unissued.value();
        return kept == null ? UnissuedStatements.NONE : UnissuedStatements.decode(kept);
    }

    private void keep(UnissuedStatements next) throws IOException {
        unissued.update(next.encode());
    }

    boolean isApplied(Hash document) throws Exception {
        return Boolean.TRUE.equals(applied.get(document));
    }

    /** Whether a document comes for the first time: of what waits or is applied a further copy is nothing new. */
    boolean receive(Hash document) throws Exception {
        boolean isNew = !applied.contains(document);
        if (isNew) {
            applied.put(document, false);
        }
        return isNew;
    }

    /** Nothing came of a document: should it come again, it is judged again. */
    void giveUp(Hash document) throws Exception {
        if (!isApplied(document)) {
            applied.remove(document);
        }
    }

    private void publish(LedgerStep step, Entry entry, long before) throws Exception {
        publish(step, entry);
        assess(entry, state -> {
            CycleClosing now = cyclesAt(step, entry);
            return entry.credit().assess(state, step, now, Math.subtractExact(now.outstanding(), before));
        });
    }

    private void publish(LedgerStep step, Entry entry) throws Exception {
        chain.update(step.next());
        if (step.entry() instanceof StatementEntry statement) {
            keep(unissued().closed(statement));
        }
        entry.outlet().pass(facts.entry(step));
        entry.outlet().pass(facts.leaf(step));
        facts.pointer(step).ifPresent(entry.outlet()::pass);
    }

    /** The account's cycles up to when an entry is booked. */
    private CycleClosing cyclesAt(LedgerStep step, Entry entry) throws Exception {
        Instant asOf = step.entry().header().booked();
        return cycles.provisional(entry.credit().terms().get(), entry.credit().since(step.next(), asOf), asOf);
    }

    /** What the cycles cost before an entry, asked for only where the account is prepaid. */
    private long outstanding(LedgerStep step, Entry entry) throws Exception {
        return entry.credit().isPrepaid() ? cyclesAt(step, entry).outstanding() : 0;
    }

    private interface Judgement {
        Assessment of(PrepaymentState state) throws Exception;
    }

    private void assess(Entry entry, Judgement judgement) throws Exception {
        if (entry.credit().isPrepaid()) {
            PrepaymentState state = prepayment.value() == null ? PrepaymentState.EMPTY : prepayment.value();
            Assessment assessment = judgement.of(state);
            prepayment.update(assessment.next());
            entry.outlet().pass(facts.balance(assessment.balance()));
            assessment.alert().ifPresent(alert -> entry.outlet().alert(facts.alert(alert)));
        }
    }

    private AccountState state(Account owner) throws IOException {
        AccountState state = chain.value();
        return state == null ? AccountState.opened(owner.id(), owner.currency()) : state;
    }

    /** What every entry of the current account needs besides its cause. */
    record Entry(PrivacyKey key, AccountCredit credit, Outlet outlet) {
        Account account() {
            return credit.account();
        }

        AccountLedger ledger(UsageIndex usages) {
            return new AccountLedger(usages, key);
        }
    }
}
