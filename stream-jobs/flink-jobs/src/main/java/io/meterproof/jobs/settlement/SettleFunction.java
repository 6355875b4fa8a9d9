package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.HeldMessages;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.settlement.CalorificDays;
import io.meterproof.metering.settlement.PublishedSeries;
import io.meterproof.records.wire.MalformedRecordException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles verified readings on the agreements and tariffs known now. Keyed by usage point or charging token. A reading that nobody
 * pays waits in the settlement's state.
 */
final class SettleFunction extends KeyedBroadcastProcessFunction<String, Message, Message, Message>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SettleFunction.class);

    private final JobResources resources;
    private final Shards shards;
    private final boolean deducts;
    private final WaitingCount unsettled = new WaitingCount("unsettled");
    private final WaitingCount recalling = new WaitingCount("recalling");
    private final WaitingCount restating = new WaitingCount("restating");

    private transient DocumentReader reader;
    private transient MasterKeyProof masterKey;
    private transient PrivacyKeys privacyKeys;
    private transient CalorificHistories calorific;
    private transient PriceHistories prices;
    private transient Upwards upwards;
    private transient SubjectDocuments documents;
    private transient SubjectArrivals arrivals;
    private transient LateArrivals late;

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
        RuntimeContext runtime = getRuntimeContext();
        List.of(unsettled, recalling, restating).forEach(count -> count.show(runtime));
        reader = new DocumentReader(resources);
        privacyKeys = new PrivacyKeys(resources, masterKey, runtime);
        calorific = new CalorificHistories();
        prices = new PriceHistories();
        settleWith(new ReadingWires(resources.registry()), runtime);
    }

    private void settleWith(ReadingWires wires, RuntimeContext runtime) throws IOException {
        TermsHere terms = new TermsHere(runtime, deducts);
        MetersHere meters = new MetersHere(runtime);
        SubjectArchive archive = new SubjectArchive(runtime, resources, privacyKeys);
        SubjectChannels channels =
                new SubjectChannels(runtime, terms, meters, archive, new UnallocatedReport(wires), unsettled);
        upwards = new Upwards(runtime, terms, channels);
        documents = new SubjectDocuments(channels, terms, meters, upwards);
        late = new LateArrivals(
                channels.old(),
                new OldChanges(new HeldMessages(runtime, "old-changes", restating), new OpenChanges(runtime), channels),
                upwards,
                new HeldMessages(runtime, "late", recalling),
                recalling,
                (messages, subject) -> arrivals.settle(messages, subject));
        arrivals = new SubjectArrivals(
                new SubjectSettlement(channels, meters, upwards),
                late,
                new HeldMessages(runtime, unsettled),
                privacyKeys,
                wires,
                new Leaves(shards),
                runtime.getMetricGroup().counter("erased"));
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
                case VERIFIED, SESSIONS, COUNTED, WITHDRAWAL, RECALL -> arrivals.settle(message, subject);
                case RECALLED -> late.answer(message, subject);
                case SUB_METER -> late.restate(documents.subMeter(SubMeterHistory.of(message), subject), subject);
                case INSTALLED -> late.restate(documents.install(InstalledMeter.of(message), subject), subject);
                case AGREEMENTS, AUTHORISATIONS ->
                    late.restate(documents.agree(reader.readHistory(message), subject), subject);
                case USAGE_POINT -> {
                    Optional<Message> key = privacyKeys.known(subject.holder());
                    late.restate(documents.place(reader.readHistory(message), key, subject), subject);
                    late.settle(subject);
                }
                case PRIVACY_KEY -> {
                    privacyKeys.update(subject.holder(), message);
                    upwards.pass(message, subject);
                    arrivals.settleHeld(subject);
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
            history = reader.readHistory(message);
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
        documents.forgetTerms();
        calorific.forget();
        prices.forget();
        SubjectTerms.Tariffs tariffs =
                tariff -> context.getBroadcastState(TariffVersions.BROADCAST).get(tariff);
        CalorificDays days = calorific.days(context.getBroadcastState(CalorificHistories.BROADCAST));
        PublishedSeries series = prices.series(context.getBroadcastState(PriceHistories.BROADCAST));
        Outlet outlet = new Outlet(out, context::output);
        Publication.Changes changed = publication.changes(documents);
        context.applyToKeyedState(SubjectChannels.HEADS, (name, channels) -> {
            Subject subject = new Subject(name, tariffs, days, series, outlet, LOG::warn);
            try {
                late.restate(changed.of(subject), subject);
            } catch (MalformedRecordException e) {
                context.output(Outlet.FACTS, message.deadLetter(e));
            }
        });
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
