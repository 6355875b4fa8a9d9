package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.HeldMessage;
import io.meterproof.jobs.runtime.HeldMessages;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.settlement.CalorificDays;
import io.meterproof.metering.settlement.CountedBlock;
import io.meterproof.metering.settlement.PublishedSeries;
import io.meterproof.metering.settlement.SettlementOutcome;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles verified readings on the agreements and tariffs known now. Keyed by usage point or charging token. A reading waits for
 * its subject's privacy key, without which it cannot be committed to the log, and withdrawals wait behind it; a reading that
 * nobody pays waits in the settlement's state.
 */
final class SettleFunction extends KeyedBroadcastProcessFunction<String, Message, Message, Message>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SettleFunction.class);

    /** Readings of a task that wait for the archive; one more stays as it is. */
    private static final int MOST_LATE = 16_384;

    private final JobResources resources;
    private final Shards shards;
    private final boolean deducts;
    private final WaitingCount unsettled = new WaitingCount("unsettled");
    private final WaitingCount recalling = new WaitingCount("recalling");
    private final WaitingCount restating = new WaitingCount("restating");

    private transient ReadingWires wires;
    private transient DocumentReader documents;
    private transient MasterKeyProof masterKey;
    private transient PrivacyKeys privacyKeys;
    private transient Leaves leaves;
    private transient SubjectSettlement settlement;
    private transient CalorificHistories calorific;
    private transient PriceHistories prices;
    private transient HeldMessages held;
    private transient HeldMessages late;
    private transient OldChanges changes;
    private transient Counter erased;

    private SettleFunction(JobResources resources, Shards shards, boolean deducts) {
        this.resources = resources;
        this.shards = shards;
        this.deducts = deducts;
    }

    /** Settles readings where they were made, and tells those beneath which a sub-meter stands. */
    SettleFunction(JobResources resources, Shards shards) {
        this(resources, shards, false);
    }

    /** Deducts what a sub-meter counts, as that is told, from the use of the usage point that it stands beneath. */
    static SettleFunction ofSubMeters(JobResources resources, Shards shards) {
        return new SettleFunction(resources, shards, true);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        wires = new ReadingWires(resources.registry());
        documents = new DocumentReader(resources);
        privacyKeys = new PrivacyKeys(resources, masterKey, getRuntimeContext());
        leaves = new Leaves(shards);
        calorific = new CalorificHistories();
        prices = new PriceHistories();
        SubjectArchive archive = new SubjectArchive(getRuntimeContext(), resources, privacyKeys);
        settlement = new SubjectSettlement(getRuntimeContext(), unsettled, wires, archive, deducts);
        held = new HeldMessages(getRuntimeContext(), unsettled);
        late = new HeldMessages(getRuntimeContext(), "late", recalling);
        changes = new OldChanges(new HeldMessages(getRuntimeContext(), "old-changes", restating), settlement);
        unsettled.show(getRuntimeContext());
        restating.show(getRuntimeContext());
        recalling.show(getRuntimeContext());
        erased = getRuntimeContext().getMetricGroup().counter("erased");
    }

    @Override
    public void processElement(Message message, ReadOnlyContext context, Collector<Message> out) throws Exception {
        Subject subject = new Subject(
                context.getCurrentKey(),
                tariff -> context.getBroadcastState(TariffVersions.BROADCAST).get(tariff),
                calorific.days(context.getBroadcastState(CalorificHistories.BROADCAST)),
                prices.series(context.getBroadcastState(PriceHistories.BROADCAST)),
                new Outlet(out, context::output),
                objection -> context.output(Outlet.FACTS, message.deadLetter(objection)));
        try {
            switch (message.kind()) {
                case VERIFIED -> settle(message, subject);
                case WITHDRAWAL, RECALL -> withdraw(message, subject);
                case SESSIONS -> stand(message, subject);
                case COUNTED -> deduct(message, subject);
                case SUB_METER -> restate(settlement.subMeter(SubMeterHistory.of(message), subject), subject);
                case RECALLED -> {
                    settlement.old().answer(message);
                    settleLate(subject);
                }
                case INSTALLED -> restate(settlement.install(InstalledMeter.of(message), subject), subject);
                case USAGE_POINT -> {
                    Optional<Message> key = privacyKeys.known(subject.holder());
                    restate(settlement.place(documents.readHistory(message), key, subject), subject);
                    settleLate(subject);
                }
                case AGREEMENTS, AUTHORISATIONS ->
                    restate(settlement.agree(documents.readHistory(message), subject), subject);
                case PRIVACY_KEY -> {
                    privacyKeys.update(subject.holder(), message);
                    settlement.passKey(message, subject);
                    settleAll(held.takeAll(), subject);
                    settleLate(subject);
                }
                default -> throw new IllegalStateException(message.kind() + " is nothing to settle");
            }
        } catch (MalformedRecordException e) {
            context.output(Outlet.FACTS, message.deadLetter(e));
        }
    }

    @Override
    public void processBroadcastElement(Message message, Context context, Collector<Message> out) throws Exception {
        BelievedHistory history;
        try {
            history = documents.readHistory(message);
        } catch (MalformedRecordException e) {
            if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
                context.output(Outlet.FACTS, message.deadLetter(e));
            }
            return;
        }
        BroadcastState<String, BelievedHistory> known = context.getBroadcastState(Publication.state(message.kind()));
        Publication publication =
                new Publication(message.kind(), message.subject(), known.get(message.subject()), history);
        known.put(message.subject(), history);
        settlement.forgetTerms();
        calorific.forget();
        prices.forget();
        SubjectTerms.Tariffs tariffs =
                tariff -> context.getBroadcastState(TariffVersions.BROADCAST).get(tariff);
        CalorificDays days = calorific.days(context.getBroadcastState(CalorificHistories.BROADCAST));
        PublishedSeries series = prices.series(context.getBroadcastState(PriceHistories.BROADCAST));
        Outlet outlet = new Outlet(out, context::output);
        Publication.Changes changed = publication.changes(settlement);
        context.applyToKeyedState(SubjectSettlement.HEADS, (name, channels) -> {
            Subject subject = new Subject(name, tariffs, days, series, outlet, LOG::warn);
            try {
                restate(changed.of(subject), subject);
            } catch (MalformedRecordException e) {
                context.output(Outlet.FACTS, message.deadLetter(e));
            }
        });
    }

    private void settle(Message message, Subject subject) throws Exception {
        Optional<PrivacyKey> key = privacyKeys.of(subject.name());
        if (key.isPresent()) {
            settle(message, key.get(), subject);
        } else if (privacyKeys.isDestroyed()) {
            erased.inc();
        } else {
            held.hold(message);
        }
    }

    private void settle(Message message, PrivacyKey key, Subject subject) throws Exception {
        VerifiedReading reading = wires.verified(message);
        ReceivedBlock received = VerifiedReadings.toPure(reading);
        AcceptedReading accepted = VerifiedReadings.content(reading);
        SettlementOutcome outcome = settlement.accept(accepted, received, reading.getUsagePoint(), subject);
        if (outcome instanceof SettlementOutcome.Known) {
            return;
        }
        if (waits(message, Channel.of(accepted.block()), outcome, subject)) {
            return;
        }
        LogEntry leaf = LogEntry.commit(key, VerifiedReadings.payload(reading));
        subject.outlet().fact(leaves.of(subject.name(), leaf));
        Optional<Hash> edit = settlement.editInsteadOf(accepted, received, reading.getUsagePoint(), subject);
        if (outcome instanceof SettlementOutcome.Settled && edit.isPresent()) {
            subject.outlet()
                    .fact(message.deadLetter("accepted, but a person must decide: edit " + edit.get()
                            + " stands in its place and says otherwise"));
        } else if (outcome instanceof SettlementOutcome.Held undecided) {
            subject.outlet().fact(message.deadLetter("accepted, but cannot settle: " + undecided.reason()));
        } else if (outcome instanceof SettlementOutcome.Unbelieved held) {
            subject.outlet().fact(message.deadLetter("accepted, but waits: " + held.objection()));
        } else if (outcome instanceof SettlementOutcome.BeyondHorizon beyond) {
            subject.outlet()
                    .fact(message.deadLetter("accepted, but settles no more: it ends before " + beyond.horizon()
                            + ", and the archive cannot give so much back"));
        }
    }

    private void deduct(Message message, Subject subject) throws Exception {
        CountedBlock block = CountedBlock.decode(message.value());
        SettlementOutcome outcome = settlement.deduct(block, subject);
        if (!waits(message, block.channel(), outcome, subject)
                && outcome instanceof SettlementOutcome.BeyondHorizon beyond) {
            subject.objections()
                    .accept("what " + block.usagePoint() + " counted is not deducted: it ends before "
                            + beyond.horizon() + ", and the archive cannot give so much back");
        }
    }

    /** Whether a block waits from now on until months of its channel are back. */
    private boolean waits(Message message, Channel channel, SettlementOutcome outcome, Subject subject)
            throws Exception {
        if (!(outcome instanceof SettlementOutcome.BeyondHorizon beyond)
                || recalling.value() >= MOST_LATE
                || !settlement.old().recall(channel, beyond)) {
            return false;
        }
        late.hold(message);
        settleLate(subject);
        return true;
    }

    /** Settles what waits for the archive, channel by channel, where all of it is back. */
    private void settleLate(Subject subject) throws Exception {
        OldUse old = settlement.old();
        while (!old.isOpen()) {
            Optional<Channel> next = old.recalled(subject);
            if (next.isEmpty()) {
                return;
            }
            old.settleWith(next.get(), subject, () -> {
                settlement.tell(next.get(), subject);
                changes.settle(subject);
                settleAll(late.takeAll(), subject);
            });
        }
    }

    /** What they wait for has come, or never will. */
    private void settleAll(List<HeldMessage> messages, Subject subject) throws Exception {
        for (HeldMessage waiting : messages) {
            switch (waiting.message().kind()) {
                case VERIFIED -> settle(waiting.message(), subject);
                case SESSIONS -> stand(waiting.message(), subject);
                case COUNTED -> deduct(waiting.message(), subject);
                default -> withdraw(waiting.message(), subject);
            }
        }
    }

    /** Before the session that it may be about: that waits for its key, and so does this. */
    private void stand(Message message, Subject subject) throws Exception {
        if (privacyKeys.of(subject.name()).isEmpty() && !privacyKeys.isDestroyed()) {
            held.hold(message);
        } else {
            settlement.stand(SessionNews.decode(message.value()), subject);
        }
    }

    /** Whose block still waits for its key, or its channel's months, would be missed, and settle later. */
    private void withdraw(Message message, Subject subject) throws Exception {
        if (!held.isEmpty()) {
            held.hold(message);
        } else if (message.kind() == MessageKind.RECALL) {
            recall(message, Recall.decode(message.value()), subject);
        } else {
            withdraw(message, Withdrawal.decode(message.value()), subject);
        }
    }

    private void recall(Message message, Recall recall, Subject subject) throws Exception {
        if (settlement.old().isWanted(recall.meter())) {
            late.hold(message);
        } else {
            settlement.recall(recall, subject);
        }
    }

    private void withdraw(Message message, Withdrawal withdrawal, Subject subject) throws Exception {
        OldUse old = settlement.old();
        if (old.isWanted(withdrawal.channel())) {
            late.hold(message);
        } else if (!settlement.withdraw(withdrawal, subject)) {
            if (recalling.value() < MOST_LATE && old.recall(withdrawal)) {
                late.hold(message);
                settleLate(subject);
            } else {
                LOG.debug("No contradicted block of {} is kept: nothing moves", subject.name());
            }
        }
    }

    /** What documents change that the archive has. */
    private void restate(List<OldChange> changed, Subject subject) throws Exception {
        if (changes.recall(changed, subject)) {
            settleLate(subject);
        }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        masterKey = MasterKeyProof.restore(resources.masterKey(), context);
        unsettled.restore(context);
        recalling.restore(context);
        restating.restore(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        unsettled.snapshot();
        recalling.snapshot();
        restating.snapshot();
    }
}
