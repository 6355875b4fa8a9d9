package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.HeldMessage;
import io.meterproof.jobs.runtime.HeldMessages;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.FeeOrder;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.TopUp;
import io.meterproof.records.Topics;
import io.meterproof.records.wire.MalformedRecordException;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends to accounts' chains. Whatever comes for an account that is not known, or has no privacy key yet, waits in its order; a
 * fee waits also for its price list and its withdrawal behind it, and a period's close until a contract and the prices of its
 * standing charges are known, what documents change of its use is back from the archive, and the bills of its use are in.
 */
final class AccountFunction extends KeyedBroadcastProcessFunction<String, Message, Message, Message>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AccountFunction.class);

    private final JobResources resources;
    private final Duration retention;
    private final Shards shards;
    private final WaitingCount unbooked = new WaitingCount("unbooked");

    private transient DocumentReader documents;
    private transient MasterKeyProof masterKey;
    private transient PrivacyKeys privacyKeys;
    private transient OpenedAccount account;
    private transient Contracts contracts;
    private transient AccountBooks books;
    private transient AccountCorrections corrections;
    private transient AccountFees fees;
    private transient AccountCloses closes;
    private transient HeldMessages held;
    private transient AccountErasure erasure;
    private transient UsageMemory memory;
    private transient Counter erased;

    /** @param retention how long an account is kept after its last closed period */
    AccountFunction(JobResources resources, Duration retention, Shards shards) {
        this.resources = resources;
        this.retention = retention;
        this.shards = shards;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        documents = new DocumentReader(resources);
        privacyKeys = new PrivacyKeys(resources, masterKey, getRuntimeContext());
        account = new OpenedAccount(getRuntimeContext());
        contracts = new Contracts(getRuntimeContext());
        books = new AccountBooks(getRuntimeContext(), new AccountFacts(resources.registry(), shards));
        corrections = new AccountCorrections(books);
        held = new HeldMessages(getRuntimeContext(), unbooked);
        fees = new AccountFees(getRuntimeContext(), books, documents, held);
        closes = new AccountCloses(getRuntimeContext(), books, contracts, held);
        erasure = new AccountErasure(documents, books, contracts, held, retention);
        memory = new UsageMemory(books, resources);
        unbooked.show(getRuntimeContext());
        erased = getRuntimeContext().getMetricGroup().counter("erased");
    }

    @Override
    public void processElement(Message message, ReadOnlyContext context, Collector<Message> out) throws Exception {
        AccountOwner owner = new AccountOwner(
                context.getCurrentKey(),
                tariff -> context.getBroadcastState(TariffVersions.BROADCAST).get(tariff),
                new Outlet(out, context::output));
        try {
            switch (message.kind()) {
                case CORRECTION, FINISHED, GIVEN_UP, REMEMBERED -> book(message, owner);
                case OPEN_CHANGE -> {
                    closes.take(OpenChange.decode(message.value()));
                    bookHeld(owner);
                }
                case TOP_UP, COMMAND -> receive(message, context.timestamp(), owner);
                case ERASURE -> erasure.accept(message, context.timestamp(), owner.id(), owner.outlet());
                case ACCOUNT -> {
                    account.update(documents.readHistory(message), books.currency());
                    bookHeld(owner);
                }
                case AGREEMENTS, AUTHORISATIONS -> {
                    contracts.update(owner.id(), message, documents.readHistory(message));
                    bookHeld(owner);
                }
                case PRIVACY_KEY -> {
                    privacyKeys.update(owner.holder(), message);
                    bookHeld(owner);
                    forgetErased();
                }
                default -> throw new IllegalStateException(message.kind() + " is nothing to book");
            }
        } catch (MalformedRecordException e) {
            context.output(Outlet.FACTS, message.deadLetter(e));
        }
    }

    @Override
    public void processBroadcastElement(Message message, Context context, Collector<Message> out) throws Exception {
        try {
            BelievedHistory versions = documents.readHistory(message);
            context.getBroadcastState(TariffVersions.BROADCAST).put(message.subject(), versions);
        } catch (MalformedRecordException e) {
            LOG.warn("Tariff {} is not believed; settlement keeps it as a dead letter", message.subject(), e);
            return;
        }
        contracts.forgetTerms();
        SubjectTerms.Tariffs tariffs =
                tariff -> context.getBroadcastState(TariffVersions.BROADCAST).get(tariff);
        Outlet outlet = new Outlet(out, context::output);
        context.applyToKeyedState(HeldMessages.STATE, (id, waiting) -> bookHeld(new AccountOwner(id, tariffs, outlet)));
    }

    private void forgetErased() throws Exception {
        if (privacyKeys.isDestroyed()) {
            account.forget();
            books.forget();
            fees.forget();
            closes.forget();
        }
    }

    private void bookHeld(AccountOwner owner) throws Exception {
        if (held.isEmpty()) {
            return;
        }
        for (HeldMessage waiting : held.takeAll()) {
            book(waiting.message(), owner);
        }
    }

    /**
     * What is no document, or is dated ahead of its record, must not wait for an account, nor a document twice.
     *
     * @param arrived of the record, milliseconds; null without one
     */
    private void receive(Message message, Long arrived, AccountOwner owner) throws Exception {
        BelievedDocument document = documents.readOne(message);
        Dates.requireNotAhead(document.document(), arrived);
        if (books.documents().receive(document.hash(), Dates.arrival(document.document(), arrived))) {
            book(message, owner);
        }
    }

    private void book(Message message, AccountOwner owner) throws Exception {
        Optional<PrivacyKey> key = privacyKeys.of(owner.holder());
        Optional<Account> known = account.newest();
        if (key.isEmpty() && privacyKeys.isDestroyed()) {
            refuse(message, owner);
            return;
        } else if (known.isEmpty() || key.isEmpty()) {
            held.hold(message);
            return;
        }
        AccountCredit credit = new AccountCredit(known.get(), () -> contracts.terms(owner.id(), owner.tariffs()));
        AccountEntry entry = new AccountEntry(key.get(), credit, owner.outlet());
        if (message.kind() == MessageKind.CORRECTION) {
            correct(message, owner, entry);
        } else if (message.kind().topic().isEmpty()) {
            memory.take(message, owner.id(), owner.outlet());
            bookHeld(owner); // A close may wait for use that is billed anew no more.
        } else {
            apply(message, owner, entry);
        }
    }

    /** What is billed for an erased account is nobody's any more; whoever sent a document is told. */
    private void refuse(Message message, AccountOwner owner) throws Exception {
        if (message.kind() == MessageKind.CORRECTION) {
            erased.inc();
        } else if (message.kind().topic().isEmpty()) {
            memory.take(message, owner.id(), owner.outlet());
        } else {
            books.documents().giveUp(documents.hash(message));
            owner.outlet().fact(message.deadLetter("the account's privacy key was destroyed"));
        }
    }

    private void correct(Message message, AccountOwner owner, AccountEntry entry) throws Exception {
        BookedCorrection booked = BookedCorrection.decode(message.value());
        String own = books.currency().orElse(entry.account().currency());
        if (!booked.correction().currency().equals(own)) {
            LOG.warn(
                    "A usage in {} waits: account {} pays in {}",
                    booked.correction().currency(),
                    entry.account().id(),
                    own);
            held.hold(message);
        } else if (corrections.book(booked, entry)) {
            bookHeld(owner);
        }
    }

    private void apply(Message message, AccountOwner owner, AccountEntry entry) throws Exception {
        try {
            BelievedDocument document = documents.readOne(message);
            if (document.document() instanceof PeriodClose close) {
                closes.apply(message, document.hash(), close, owner, entry);
            } else if (document.document() instanceof BillingNotice notice) {
                books.note(document.hash(), notice, entry);
            } else if (document.document() instanceof FeeOrder order) {
                if (!fees.apply(document.hash(), order, owner.tariffs(), entry)) {
                    held.hold(message);
                }
            } else {
                books.topUp(document.hash(), (TopUp) document.document(), entry);
            }
        } catch (MalformedRecordException | InvalidDocumentException | ArithmeticException e) {
            books.documents().giveUp(documents.hash(message));
            owner.outlet().fact(message.deadLetter(e));
        }
    }

    /**
     * Without its state the job would book everything once more.
     *
     * @throws SuppressRestartsException if it starts without, though there are entries
     */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        boolean first = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
        if (first && !context.isRestored() && resources.hasRecords(Topics.SETTLEMENT_LINES)) {
            throw new SuppressRestartsException(new IllegalStateException(Topics.SETTLEMENT_LINES.name()
                    + " has entries, but the job has no state and would book all of them again:"
                    + " start it from its last savepoint or retained checkpoint, or with empty topics"));
        }
        masterKey = MasterKeyProof.restore(resources.masterKey(), context);
        unbooked.restore(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        unbooked.snapshot();
    }
}
