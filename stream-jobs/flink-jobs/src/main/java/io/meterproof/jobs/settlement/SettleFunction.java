package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.Tariffs;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.settlement.AcceptedBlock;
import io.meterproof.metering.settlement.BlockKey;
import io.meterproof.metering.settlement.ChannelHead;
import io.meterproof.metering.settlement.Settlement;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.settlement.SettlementOutcome;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.VerifiedReadings;
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
 * Settles verified readings on the agreements and tariffs known now. Keyed by usage point or charging token. A reading waits for
 * its subject's privacy key, without which it cannot be committed to the log; one that nobody pays waits in the settlement's state.
 */
final class SettleFunction extends KeyedBroadcastProcessFunction<String, Message, Message, Message>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SettleFunction.class);
    private static final MapStateDescriptor<Channel, ChannelHead> HEADS = new MapStateDescriptor<>(
            "heads", new ImmutableType<>(new ChannelSerializer()), new ImmutableType<>(new ChannelHeadSerializer()));

    private final JobOptions options;
    private final WaitingCount waiting = new WaitingCount();

    private transient ReadingWires wires;
    private transient DocumentReader documents;
    private transient PrivacyKeys privacyKeys;
    private transient SubjectTerms terms;
    private transient Leaves leaves;
    private transient MapState<Channel, ChannelHead> heads;
    private transient MapState<ChannelBlock, KeptBlock> blocks;
    private transient ValueState<BelievedHistory> agreements;
    private transient ValueState<Long> newestArrival;
    private transient ListState<Message> held;
    private transient ListState<Message> undecided;

    SettleFunction(JobOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        ConfluentSchemaRegistry registry = ConfluentSchemaRegistry.at(options.registryUrl());
        wires = new ReadingWires(registry);
        documents = DocumentReader.trusting(options.trustFile(), registry);
        privacyKeys = new PrivacyKeys(options, registry, getRuntimeContext());
        terms = new SubjectTerms();
        leaves = new Leaves(options.shards());
        waiting.show(getRuntimeContext());
        heads = getRuntimeContext().getMapState(HEADS);
        blocks = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "blocks",
                        new ImmutableType<>(new ChannelBlockSerializer()),
                        new ImmutableType<>(new KeptBlockSerializer())));
        agreements = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("agreements", new ImmutableType<>(new BelievedHistorySerializer())));
        newestArrival = getRuntimeContext().getState(new ValueStateDescriptor<>("newest-arrival", Types.LONG));
        held = getRuntimeContext().getListState(new ListStateDescriptor<>("held", ImmutableType.MESSAGE));
        undecided = getRuntimeContext().getListState(new ListStateDescriptor<>("undecided", ImmutableType.MESSAGE));
    }

    @Override
    public void processElement(Message message, ReadOnlyContext context, Collector<Message> out) throws Exception {
        try {
            switch (message.kind()) {
                case VERIFIED -> settle(message, context, out);
                case WITHDRAWAL -> withdraw(Withdrawal.decode(message.value()), context, out);
                case PRIVACY_KEY -> {
                    privacyKeys.update(message.subject(), message);
                    settleHeld(context, out);
                }
                default -> agree(message, context, out);
            }
        } catch (MalformedRecordException | InvalidDocumentException e) {
            context.output(Outputs.FACTS, message.deadLetter(e.getMessage()));
        }
    }

    @Override
    public void processBroadcastElement(Message message, Context context, Collector<Message> out) throws Exception {
        BelievedHistory versions;
        try {
            versions = new BelievedHistory(documents.readHistory(message));
        } catch (MalformedRecordException e) {
            if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
                context.output(Outputs.FACTS, message.deadLetter(e.getMessage()));
            }
            return;
        }
        context.getBroadcastState(Tariffs.BROADCAST).put(message.subject(), versions);
        terms.forgetAll();
        Hash cause = newest(versions);
        context.applyToKeyedState(HEADS, (subject, channels) -> {
            BelievedHistory known = agreements.value();
            if (SubjectTerms.mention(known, message.subject())) {
                SubjectTerms.Tariffs tariffs =
                        id -> context.getBroadcastState(Tariffs.BROADCAST).get(id);
                resettle(subject, cause, tariffs, out);
            }
        });
    }

    private void settle(Message message, ReadOnlyContext context, Collector<Message> out) throws Exception {
        Optional<PrivacyKey> key = privacyKeys.of(context.getCurrentKey());
        if (key.isEmpty()) {
            held.add(message);
            waiting.add(1);
            return;
        }
        VerifiedReading reading = wires.verified(message);
        ReceivedBlock received = VerifiedReadings.toPure(reading);
        AcceptedBlock block = accepted(received, reading.getUsagePoint());
        LogEntry leaf = LogEntry.commit(key.get(), Payload.block(received.signed(), received.signature()));
        context.output(Outputs.FACTS, leaves.of(context.getCurrentKey(), leaf));
        advance(block.arrival());
        SettlementOutcome outcome = settlement(Channel.of(block.block()), context.getCurrentKey(), tariffs(context))
                .accept(block);
        if (outcome instanceof SettlementOutcome.Settled settled) {
            emit(settled.events(), block.arrival(), out);
        } else {
            undecided.add(message);
            waiting.add(1);
            LOG.warn("A reading of {} waits: {}", context.getCurrentKey(), outcome);
        }
    }

    private void settleHeld(ReadOnlyContext context, Collector<Message> out) throws Exception {
        List<Message> messages = new ArrayList<>();
        held.get().forEach(messages::add);
        held.clear();
        waiting.add(-messages.size());
        for (Message message : messages) {
            settle(message, context, out);
        }
    }

    private void withdraw(Withdrawal withdrawal, ReadOnlyContext context, Collector<Message> out) throws Exception {
        BlockKey contradicted = new BlockKey(withdrawal.kind(), withdrawal.firstSequence());
        KeptBlock block = blocks.get(new ChannelBlock(withdrawal.channel(), contradicted));
        if (block == null) {
            LOG.warn("A contradicted block of {} is not kept any more and stands.", context.getCurrentKey());
            return;
        }
        advance(withdrawal.arrival());
        SettlementOutcome outcome = settlement(withdrawal.channel(), context.getCurrentKey(), tariffs(context))
                .withdraw(block.block().digest(), withdrawal.cause());
        emit(outcome.events(), withdrawal.arrival(), out);
    }

    private void agree(Message message, ReadOnlyContext context, Collector<Message> out) throws Exception {
        BelievedHistory history = new BelievedHistory(documents.readHistory(message));
        terms.forget(context.getCurrentKey());
        terms.of(context.getCurrentKey(), history, tariffs(context));
        agreements.update(history);
        resettle(context.getCurrentKey(), newest(history), tariffs(context), out);
    }

    private void resettle(String subject, Hash cause, SubjectTerms.Tariffs tariffs, Collector<Message> out)
            throws Exception {
        List<Channel> channels = new ArrayList<>();
        heads.keys().forEach(channels::add);
        for (Channel channel : channels) {
            emit(settlement(channel, subject, tariffs).resettle(cause).events(), newestArrival.value(), out);
        }
    }

    private Settlement settlement(Channel channel, String subject, SubjectTerms.Tariffs tariffs) throws Exception {
        return new Settlement(
                channel, terms.of(subject, agreements.value(), tariffs), new StateChannelStore(channel, heads, blocks));
    }

    /** What a document causes is booked at the newest arrival: it has none of its own. */
    private void advance(long arrival) throws Exception {
        Long newest = newestArrival.value();
        newestArrival.update(newest == null ? arrival : Math.max(newest, arrival));
    }

    private static SubjectTerms.Tariffs tariffs(ReadOnlyContext context) {
        return id -> context.getBroadcastState(Tariffs.BROADCAST).get(id);
    }

    private static AcceptedBlock accepted(ReceivedBlock received, String usagePoint) {
        return new AcceptedBlock(
                BlockCodec.decode(received.signed()),
                ReadingsCodec.decode(received.readings()),
                Identities.block(received.signed()),
                usagePoint,
                received.arrival(),
                received.charging());
    }

    private static void emit(List<SettlementEvent> events, long arrival, Collector<Message> out) {
        for (SettlementEvent event : events) {
            byte[] value = new BookedEvent(Instant.ofEpochMilli(arrival), event).encode();
            out.collect(Message.to(MessageKind.SETTLEMENT_EVENT, event.usage().account(), null, value));
        }
    }

    private static Hash newest(BelievedHistory history) {
        List<BelievedDocument> documents = history.documents();
        return documents.isEmpty()
                ? Hash.ZERO
                : documents.get(documents.size() - 1).hash();
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
