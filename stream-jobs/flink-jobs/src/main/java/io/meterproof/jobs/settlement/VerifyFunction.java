package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.signature.CryptoProvider;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.metering.verdict.RememberedBlock;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.metering.verdict.VerdictPolicy;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
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
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each reading its verdict. Keyed by meter: its key events, its installations and all its channels meet here. A reading of an
 * unknown meter waits a bounded time for the enrolment; one of a meter that stands nowhere waits for its installation.
 */
final class VerifyFunction extends KeyedProcessFunction<String, Message, Message> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(VerifyFunction.class);

    private final JobOptions options;
    private final WaitingCount waiting = new WaitingCount();

    private transient ReadingWires wires;
    private transient DocumentReader documents;
    private transient BlockVerdicts verdicts;
    private transient VerdictCounters counters;
    private transient ValueState<MeterKeys> keys;
    private transient ValueState<BelievedHistory> installations;
    private transient MapState<String, ChannelState> channels;
    private transient ListState<Message> held;

    VerifyFunction(JobOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        ConfluentSchemaRegistry registry = ConfluentSchemaRegistry.at(options.registryUrl());
        wires = new ReadingWires(registry);
        documents = DocumentReader.trusting(options.trustFile(), registry);
        CryptoProvider crypto = CryptoProviders.preferred();
        crypto.fallback().ifPresent(why -> LOG.warn("Verifying with Bouncy Castle, at half the speed: {}", why));
        verdicts = new BlockVerdicts(ProviderVerifier.of(crypto.provider()), VerdictPolicy.DEFAULT);
        counters = new VerdictCounters(getRuntimeContext().getMetricGroup());
        waiting.show(getRuntimeContext());
        keys = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("keys", new ImmutableType<>(new MeterKeysSerializer())));
        installations = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        "installations", new ImmutableType<>(new BelievedHistorySerializer())));
        channels = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "channels", Types.STRING, new ImmutableType<>(new ChannelStateSerializer())));
        held = getRuntimeContext().getListState(new ListStateDescriptor<>("held", ImmutableType.MESSAGE));
    }

    @Override
    public void processElement(Message message, Context context, Collector<Message> out) throws Exception {
        try {
            switch (message.kind()) {
                case REGISTRY_EVENT -> enrol(message);
                case INSTALLATIONS -> installations.update(new BelievedHistory(documents.readHistory(message)));
                default -> {
                    judge(message, context, out);
                    return;
                }
            }
        } catch (MalformedRecordException e) {
            context.output(Outputs.FACTS, message.deadLetter(e.getMessage()));
            return;
        }
        judgeHeld(context, out);
    }

    /** The enrolment did not come in time. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out) throws Exception {
        if (keys.value() == null) {
            for (Message message : takeHeld()) {
                ReceivedBlock received = wires.received(message);
                reject(message, received, decide(received, MeterKeys.NONE), context);
            }
        }
    }

    private void enrol(Message message) throws Exception {
        BelievedDocument believed = documents.readOne(message);
        if (!(believed.document() instanceof MeterEnrolment enrolment)) {
            throw new MalformedRecordException("no enrolment but another document");
        }
        try {
            MeterKeys known = keys.value() == null ? MeterKeys.NONE : keys.value();
            keys.update(known.with(EnrolledKey.of(enrolment, message.offset())));
        } catch (InvalidKeyException | IllegalArgumentException e) {
            throw new MalformedRecordException(e.getMessage(), e);
        }
    }

    private void judgeHeld(Context context, Collector<Message> out) throws Exception {
        for (Message message : takeHeld()) {
            judge(message, context, out);
        }
    }

    private List<Message> takeHeld() throws Exception {
        List<Message> messages = new ArrayList<>();
        held.get().forEach(messages::add);
        held.clear();
        waiting.add(-messages.size());
        return messages;
    }

    private void hold(Message message) throws Exception {
        held.add(message);
        waiting.add(1);
    }

    private void judge(Message message, Context context, Collector<Message> out) throws Exception {
        ReceivedBlock received;
        try {
            received = wires.received(message);
        } catch (MalformedRecordException e) {
            context.output(Outputs.FACTS, message.deadLetter(e.getMessage()));
            return;
        }
        MeterKeys known = keys.value() == null ? MeterKeys.NONE : keys.value();
        VerdictDecision decision = decide(received, known);
        if (decision.verdict() == Verdict.UNKNOWN_METER && claimsThisMeter(received, context)) {
            holdForEnrolment(message, context);
            return;
        }
        Optional<String> usagePoint =
                decision.block().isPresent() ? usagePoint(decision.block().get()) : Optional.empty();
        if (decision.isAccepted()) {
            if (usagePoint.isEmpty()) {
                hold(message);
            } else {
                accept(received, decision, usagePoint.get(), context, out);
            }
            return;
        }
        reject(message, received, decision, context);
        if (decision.conflictsWith().isPresent() && usagePoint.isPresent()) {
            withdraw(received, decision, decision.conflictsWith().get(), usagePoint.get(), out);
        }
    }

    private VerdictDecision decide(ReceivedBlock received, MeterKeys known) throws Exception {
        Optional<Channel> channel = Channel.peek(received.signed());
        ChannelState state =
                channel.isPresent() ? channels.get(channel.get().obis().toString()) : null;
        return verdicts.decide(received, known, state == null ? ChannelState.EMPTY : state);
    }

    /** A record whose key names another meter than its block is judged at once: no enrolment comes here for it. */
    private static boolean claimsThisMeter(ReceivedBlock received, Context context) {
        return BlockVerdicts.meterOf(received.signed())
                .map(Hash::hex)
                .filter(context.getCurrentKey()::equals)
                .isPresent();
    }

    private void holdForEnrolment(Message message, Context context) throws Exception {
        hold(message);
        long now = context.timerService().currentProcessingTime();
        long due = now + options.unknownMeterWait().toMillis();
        context.timerService().registerProcessingTimeTimer(due - due % 1000 + 1000);
    }

    private Optional<String> usagePoint(Block block) throws Exception {
        if (installations.value() == null) {
            return Optional.empty();
        }
        Instant start = Instant.ofEpochSecond(block.start());
        return installations
                .value()
                .of(MeterInstallation.class)
                .filter(installation -> installation.effective().covers(start))
                .map(MeterInstallation::usagePoint)
                .findFirst();
    }

    private void accept(
            ReceivedBlock received,
            VerdictDecision decision,
            String usagePoint,
            Context context,
            Collector<Message> out)
            throws Exception {
        Block block = decision.block().orElseThrow();
        channels.put(block.obis().toString(), decision.next());
        counters.count(decision.verdict());
        String subject = subject(received, usagePoint);
        Message verified = Message.to(
                MessageKind.VERIFIED,
                subject,
                Channel.of(block).bytes(),
                wires.verified(received, usagePoint, decision.keyLogSize()));
        context.output(Outputs.FACTS, verified);
        out.collect(verified);
    }

    private void reject(Message message, ReceivedBlock received, VerdictDecision decision, Context context) {
        counters.count(decision.verdict());
        byte[] value = wires.rejected(message, received, decision);
        context.output(Outputs.FACTS, Message.to(MessageKind.REJECTED, "", message.key(), value));
    }

    private static void withdraw(
            ReceivedBlock received,
            VerdictDecision decision,
            RememberedBlock contradicted,
            String usagePoint,
            Collector<Message> out) {
        Block block = decision.block().orElseThrow();
        Withdrawal withdrawal = new Withdrawal(
                Channel.of(block),
                contradicted.kind(),
                contradicted.firstSequence(),
                Identities.block(received.signed()),
                received.arrival());
        out.collect(Message.to(MessageKind.WITHDRAWAL, subject(received, usagePoint), null, withdrawal.encode()));
    }

    private static String subject(ReceivedBlock received, String usagePoint) {
        return received.charging()
                .map(ChargingTransaction::token)
                .map(Subjects::ofToken)
                .orElseGet(() -> Subjects.ofUsagePoint(usagePoint));
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
