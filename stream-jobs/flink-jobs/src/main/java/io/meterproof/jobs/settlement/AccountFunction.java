package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.SubjectOfKey;
import io.meterproof.jobs.runtime.Tariffs;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.ledger.UsageIndex;
import io.meterproof.metering.prepayment.Assessment;
import io.meterproof.metering.prepayment.PrepaymentState;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends to accounts' chains. Whatever comes for an account that is not known, or has no privacy key yet, waits in its order.
 */
final class AccountFunction extends KeyedBroadcastProcessFunction<String, Message, Message, Message>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AccountFunction.class);

    private final JobOptions options;
    private final WaitingCount waiting = new WaitingCount();

    private transient DocumentReader documents;
    private transient PrivacyKeys privacyKeys;
    private transient AccountFacts facts;
    private transient ValueState<BelievedHistory> account;
    private transient MapState<String, BelievedHistory> agreements;
    private transient ValueState<AccountState> chain;
    private transient ValueState<PrepaymentState> prepayment;
    private transient MapState<Hash, Boolean> applied;
    private transient ListState<Message> held;
    private transient UsageIndex usages;

    AccountFunction(JobOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        ConfluentSchemaRegistry registry = ConfluentSchemaRegistry.at(options.registryUrl());
        documents = DocumentReader.trusting(options.trustFile(), registry);
        privacyKeys = new PrivacyKeys(options, registry, getRuntimeContext());
        facts = new AccountFacts(registry, new Leaves(options.shards()));
        waiting.show(getRuntimeContext());
        ImmutableType<BelievedHistory> history = new ImmutableType<>(new BelievedHistorySerializer());
        ImmutableType<Hash> hash = new ImmutableType<>(new HashSerializer());
        account = getRuntimeContext().getState(new ValueStateDescriptor<>("account", history));
        agreements = getRuntimeContext().getMapState(new MapStateDescriptor<>("agreements", Types.STRING, history));
        chain = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("chain", new ImmutableType<>(new AccountStateSerializer())));
        prepayment = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("prepayment", new ImmutableType<>(new PrepaymentStateSerializer())));
        applied = getRuntimeContext().getMapState(new MapStateDescriptor<>("applied", hash, Types.BOOLEAN));
        held = getRuntimeContext().getListState(new ListStateDescriptor<>("held", ImmutableType.MESSAGE));
        usages = new StateUsageIndex(
                getRuntimeContext().getMapState(new MapStateDescriptor<>("usages", hash, Types.LONG)));
    }

    @Override
    public void processElement(Message message, ReadOnlyContext context, Collector<Message> out) throws Exception {
        try {
            switch (message.kind()) {
                case ACCOUNT -> account.update(new BelievedHistory(documents.readHistory(message)));
                case AGREEMENTS, AUTHORISATIONS -> {
                    String place = message.kind() + " " + SubjectOfKey.TEXT.of(message.key());
                    agreements.put(place, new BelievedHistory(documents.readHistory(message)));
                    return;
                }
                case PRIVACY_KEY ->
                    privacyKeys.update(
                            PrivacyKeyHolder.account(message.subject()).name(), message);
                default -> {
                    book(message, context, out);
                    return;
                }
            }
        } catch (MalformedRecordException e) {
            context.output(Outputs.FACTS, message.deadLetter(e.getMessage()));
            return;
        }
        bookHeld(context, out);
    }

    @Override
    public void processBroadcastElement(Message message, Context context, Collector<Message> out) throws Exception {
        try {
            BelievedHistory versions = new BelievedHistory(documents.readHistory(message));
            context.getBroadcastState(Tariffs.BROADCAST).put(message.subject(), versions);
        } catch (MalformedRecordException e) {
            LOG.warn("Tariff {} is not believed; settlement keeps it as a dead letter", message.subject(), e);
        }
    }

    private void bookHeld(ReadOnlyContext context, Collector<Message> out) throws Exception {
        List<Message> messages = new ArrayList<>();
        held.get().forEach(messages::add);
        held.clear();
        waiting.add(-messages.size());
        for (Message message : messages) {
            book(message, context, out);
        }
    }

    private void book(Message message, ReadOnlyContext context, Collector<Message> out) throws Exception {
        String id = context.getCurrentKey();
        Optional<Account> known = account();
        Optional<PrivacyKey> key = privacyKeys.of(PrivacyKeyHolder.account(id).name());
        if (known.isEmpty() || key.isEmpty()) {
            hold(message);
            return;
        }
        AccountLedger ledger = new AccountLedger(usages, key.get());
        AccountCredit credit = new AccountCredit(known.get(), standingTerms(id, context));
        try {
            switch (message.kind()) {
                case SETTLEMENT_EVENT -> bookEvent(message, ledger, credit, context, out);
                case TOP_UP -> bookTopUp(documents.readOne(message), ledger, credit, context, out);
                default -> close(documents.readOne(message), ledger, credit, context, out);
            }
        } catch (MalformedRecordException | InvalidDocumentException e) {
            context.output(Outputs.FACTS, message.deadLetter(e.getMessage()));
        }
    }

    private void hold(Message message) throws Exception {
        held.add(message);
        waiting.add(1);
    }

    private void bookEvent(
            Message message,
            AccountLedger ledger,
            AccountCredit credit,
            ReadOnlyContext context,
            Collector<Message> out)
            throws Exception {
        BookedEvent booked = BookedEvent.decode(message.value());
        if (!booked.event().usage().currency().equals(credit.account().currency())) {
            LOG.warn(
                    "A usage in {} waits: account {} pays in {}",
                    booked.event().usage().currency(),
                    credit.account().id(),
                    credit.account().currency());
            hold(message);
            return;
        }
        LedgerStep step = booked.event() instanceof SettlementEvent.Reverse reverse
                ? ledger.reverse(chain(credit), reverse.usageId(), reverse.usage(), reverse.cause(), booked.booked())
                : bill(ledger, credit, (SettlementEvent.Bill) booked.event(), booked.booked());
        publish(step, credit, context, out);
    }

    private LedgerStep bill(AccountLedger ledger, AccountCredit credit, SettlementEvent.Bill bill, Instant booked)
            throws Exception {
        return ledger.bill(chain(credit), bill.usageId(), bill.usage(), bill.replaces(), booked);
    }

    private void bookTopUp(
            BelievedDocument document,
            AccountLedger ledger,
            AccountCredit credit,
            ReadOnlyContext context,
            Collector<Message> out)
            throws Exception {
        if (!(document.document() instanceof TopUp topUp)) {
            throw new MalformedRecordException("no top-up but another document");
        }
        if (!applied.contains(document.hash())) {
            applied.put(document.hash(), true);
            publish(
                    ledger.topUp(chain(credit), document.hash(), topUp.amountMicros(), topUp.at()),
                    credit,
                    context,
                    out);
        }
    }

    private void close(
            BelievedDocument document,
            AccountLedger ledger,
            AccountCredit credit,
            ReadOnlyContext context,
            Collector<Message> out)
            throws Exception {
        if (!(document.document() instanceof PeriodClose close)) {
            throw new MalformedRecordException("no command that this version knows");
        }
        if (!applied.contains(document.hash())) {
            for (LedgerStep step : ledger.closePeriod(chain(credit), close, credit.standing(), close.at())) {
                publish(step, credit, context, out);
            }
            applied.put(document.hash(), true);
        }
    }

    private void publish(LedgerStep step, AccountCredit credit, ReadOnlyContext context, Collector<Message> out)
            throws Exception {
        chain.update(step.next());
        out.collect(facts.entry(step));
        out.collect(facts.leaf(step));
        if (credit.isPrepaid()) {
            PrepaymentState state = prepayment.value() == null ? PrepaymentState.EMPTY : prepayment.value();
            Assessment assessment = credit.assess(state, step);
            prepayment.update(assessment.next());
            out.collect(facts.balance(assessment.balance()));
            assessment.alert().ifPresent(alert -> context.output(Outputs.ALERTS, facts.alert(alert)));
        }
    }

    private AccountState chain(AccountCredit credit) throws Exception {
        Account owner = credit.account();
        return chain.value() == null ? AccountState.opened(owner.id(), owner.currency()) : chain.value();
    }

    private Optional<Account> account() throws Exception {
        return account.value() == null
                ? Optional.empty()
                : account.value().of(Account.class).reduce((earlier, later) -> later);
    }

    private List<StandingTerms> standingTerms(String id, ReadOnlyContext context) throws Exception {
        List<StandingTerms> terms = new ArrayList<>();
        for (BelievedHistory history : agreements.values()) {
            terms.addAll(AccountCredit.standingTerms(id, history, tariff -> context.getBroadcastState(Tariffs.BROADCAST)
                    .get(tariff)));
        }
        return terms;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        waiting.restore(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        waiting.snapshot();
    }
}
