package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.HeldMessage;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.signature.CryptoProvider;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.verdict.ChannelRoom;
import io.meterproof.metering.verdict.OpenedReading;
import io.meterproof.metering.verdict.ReadingVerdicts;
import io.meterproof.metering.verdict.SourceStanding;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.metering.verdict.VerdictPolicy;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each reading its verdict. Keyed by meter: its key events, its installations and all its channels meet here. A reading of an
 * unknown meter or key waits a bounded time for the enrolment; one of a meter that stands nowhere waits for its installation.
 */
final class VerifyFunction extends KeyedBroadcastProcessFunction<String, Message, Message, Message>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(VerifyFunction.class);

    private final JobResources resources;
    private final Duration enrolmentWait;
    private final Shards shards;
    private final WaitingCount waiting = new WaitingCount("waiting");
    private final WaitingCount waitingBytes = new WaitingCount("waitingBytes");
    private final WaitingCount lateBytes = new WaitingCount("lateBytes");

    private transient ReadingWires wires;
    private transient DocumentReader documents;
    private transient ReadingVerdicts verdicts;
    private transient Places places;
    private transient Whereabouts whereabouts;
    private transient KeyEvents keyEvents;
    private transient Consequences consequences;
    private transient WaitingReadings held;
    private transient LateEnrolments late;
    private transient Registry registry;
    private transient SourceStandings sources;
    private transient MapState<String, JudgedChannel> channels;

    /** @param enrolmentWait how long a reading waits for the enrolment of its meter and key */
    VerifyFunction(JobResources resources, Duration enrolmentWait, Shards shards) {
        this.resources = resources;
        this.shards = shards;
        this.enrolmentWait = enrolmentWait;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        SchemaRegistry schemas = resources.registry();
        wires = new ReadingWires(schemas);
        sources = new SourceStandings(schemas);
        documents = new DocumentReader(resources);
        CryptoProvider crypto = CryptoProviders.preferred();
        crypto.fallback().ifPresent(why -> LOG.warn("Verifying with Bouncy Castle, at half the speed: {}", why));
        verdicts = ReadingVerdicts.of(crypto.provider(), VerdictPolicy.DEFAULT);
        waiting.show(getRuntimeContext());
        waitingBytes.show(getRuntimeContext());
        lateBytes.show(getRuntimeContext());
        held = new WaitingReadings(getRuntimeContext(), waiting, waitingBytes);
        late = new LateEnrolments(getRuntimeContext(), lateBytes);
        places = new Places(getRuntimeContext());
        registry = new Registry(getRuntimeContext());
        MeterSubjects subjects = new MeterSubjects(getRuntimeContext());
        channels = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "channels", Types.STRING, new ImmutableType<>(new JudgedChannelSerializer())));
        whereabouts = new Whereabouts(places, subjects);
        StandingSessions sessions = new StandingSessions(getRuntimeContext(), subjects);
        Revisions revisions = new Revisions(channels, whereabouts, sessions, wires);
        keyEvents = new KeyEvents(documents, registry, new Leaves(shards), revisions, late);
        VerdictCounters counters = new VerdictCounters(getRuntimeContext().getMetricGroup());
        consequences = new Consequences(wires, counters, registry, channels, subjects, sessions, whereabouts);
    }

    @Override
    public void processElement(Message message, ReadOnlyContext context, Collector<Message> out) throws Exception {
        Case reading = new Case(context.getCurrentKey(), context, new Outlet(out, context::output));
        try {
            switch (message.kind()) {
                case RECEIVED -> reading.judge(new HeldMessage(message, HeldMessage.FOREVER));
                case REGISTRY_EVENT -> {
                    keyEvents.learn(message, context.getCurrentKey(), reading.outlet);
                    reading.judgeHeld();
                }
                case INSTALLATIONS -> {
                    places.update(context.getCurrentKey(), documents.readHistory(message), published(context));
                    whereabouts.tell(Hash.parseHex(context.getCurrentKey()), reading.outlet);
                    reading.judgeHeld();
                }
                default -> throw new IllegalStateException(message.kind() + " is nothing to verify");
            }
        } catch (MalformedRecordException e) {
            context.output(Outlet.FACTS, message.deadLetter(e));
        }
    }

    @Override
    public void processBroadcastElement(Message alert, Context context, Collector<Message> out) throws Exception {
        try {
            sources.update(alert, context.getBroadcastState(SourceStandings.BROADCAST));
        } catch (MalformedRecordException e) {
            if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
                context.output(Outlet.FACTS, alert.deadLetter(e));
            }
        }
    }

    /** When a record was written to its topic. */
    private static long published(ReadOnlyContext context) {
        Long timestamp = context.timestamp();
        return timestamp == null ? Long.MIN_VALUE : timestamp;
    }

    /** The enrolment did not come in time. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out) throws Exception {
        Case overdue = new Case(context.getCurrentKey(), context, new Outlet(out, context::output));
        for (Message message : held.takeDue(timestamp)) {
            overdue.judgeFinally(message);
        }
        late.forgetDue(timestamp);
    }

    /** Readings of the current meter before their judge. */
    private final class Case {
        private final String meter;
        private final ReadOnlyContext context;
        private final Outlet outlet;

        Case(String meter, ReadOnlyContext context, Outlet outlet) {
            this.meter = meter;
            this.context = context;
            this.outlet = outlet;
        }

        void judgeHeld() throws Exception {
            for (HeldMessage message : held.takeAll()) {
                judge(message);
            }
        }

        void judge(HeldMessage message) throws Exception {
            OpenedReading opened = OpenedReading.of(wires.received(message.message()));
            ReceivedBlock received = opened.received();
            JudgedChannel channel = channel(opened);
            VerdictDecision decision = decide(opened, channel);
            if (!awaitsEnrolment(decision)) {
                conclude(message.message(), received, decision, channel);
            } else if (!holdForEnrolment(message)) {
                conclude(message.message(), received, late(message.message(), decision), channel);
            }
        }

        void judgeFinally(Message message) throws Exception {
            OpenedReading opened = OpenedReading.of(wires.received(message));
            JudgedChannel channel = channel(opened);
            VerdictDecision decision = decide(opened, channel);
            conclude(
                    message,
                    opened.received(),
                    awaitsEnrolment(decision) ? late(message, decision) : decision,
                    channel);
        }

        private VerdictDecision late(Message message, VerdictDecision decision) throws Exception {
            return late.keep(message, decision, context.timerService());
        }

        private VerdictDecision decide(OpenedReading opened, JudgedChannel channel) throws Exception {
            SourceStanding standing = SourceStandings.of(
                    opened.received().source(), context.getBroadcastState(SourceStandings.BROADCAST));
            VerdictDecision decision = verdicts.decide(opened, registry.meter().facts(), channel.state());
            return standing.on(inRoom(decision, channel), channel.state());
        }

        private VerdictDecision inRoom(VerdictDecision decision, JudgedChannel channel) throws Exception {
            return channel.equals(JudgedChannel.EMPTY)
                    ? ChannelRoom.on(decision, channels.keys(), channel.state())
                    : decision;
        }

        private void conclude(Message message, ReceivedBlock received, VerdictDecision decision, JudgedChannel channel)
                throws Exception {
            if (!decision.isAccepted()) {
                consequences.reject(message, received, decision, channel, outlet);
                return;
            }
            Optional<String> usagePoint =
                    places.usagePoint(meter, decision.block().orElseThrow());
            if (usagePoint.isPresent()) {
                consequences.accept(received, decision, channel, usagePoint.get(), outlet);
            } else {
                holdForInstallation(message, received, decision, channel);
            }
        }

        /** The channel does not know yet what waits: whoever plays it back would fill the room. */
        private void holdForInstallation(
                Message message, ReceivedBlock received, VerdictDecision decision, JudgedChannel channel)
                throws Exception {
            Hash digest = decision.digest(received);
            Optional<VerdictDecision> refusal = Optional.empty();
            if (held.holds(digest)) {
                String reason = "the same block waits for its meter's installation";
                refusal = Optional.of(decision.keptOut(Verdict.DUPLICATE, reason, channel.state()));
            } else if (!held.hold(message, digest)) {
                String reason =
                        "its meter stands nowhere then, and too many readings wait for an installation already; "
                                + "to be redriven after it";
                refusal = Optional.of(decision.keptOut(Verdict.UNKNOWN_METER, reason, channel.state()));
            }
            if (refusal.isPresent()) {
                consequences.reject(message, received, refusal.get(), channel, outlet);
            }
        }

        private JudgedChannel channel(OpenedReading opened) throws Exception {
            Optional<Channel> named = opened.channel();
            JudgedChannel kept =
                    named.isPresent() ? channels.get(named.get().obis().toString()) : null;
            return kept == null ? JudgedChannel.EMPTY : kept;
        }

        /** A record whose key names another meter than its block is judged at once: no enrolment comes here for it. */
        private boolean awaitsEnrolment(VerdictDecision decision) throws Exception {
            return switch (decision.verdict()) {
                case UNKNOWN_METER -> isOfMeter(decision.block());
                case KEY_NOT_VALID_AT ->
                    isOfMeter(decision.block())
                            && !registry.meter()
                                    .keys()
                                    .hold(decision.block().get().key());
                default -> false;
            };
        }

        private boolean isOfMeter(Optional<Block> block) {
            return block.isPresent() && block.get().meter().hex().equals(meter);
        }

        /** A reading that was held before keeps its time. False without room for it. */
        private boolean holdForEnrolment(HeldMessage message) throws Exception {
            long due = message.due();
            if (due == HeldMessage.FOREVER) {
                due = HeldMessage.dueAfter(context.timerService().currentProcessingTime(), enrolmentWait);
                context.timerService().registerProcessingTimeTimer(due);
            }
            return held.hold(new HeldMessage(message.message(), due));
        }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        waiting.restore(context);
        waitingBytes.restore(context);
        lateBytes.restore(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        waiting.snapshot();
        waitingBytes.snapshot();
        lateBytes.snapshot();
    }
}
