package io.meterproof.jobs.health;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.LeftAside;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.validation.ChannelValidation;
import io.meterproof.metering.validation.TaskChange;
import io.meterproof.metering.validation.Validated;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReadingTask;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
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

/** Tells which accepted readings a person should look at, and which of these an edit has decided. Keyed by meter. */
final class TaskFunction extends KeyedProcessFunction<String, Message, Message> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final long MILLIS = 1000;
    /** How such readings are to be taken, by IEC 61968-9. */
    private static final String QUALITY = "questionable";

    private final JobResources resources;
    private final WaitingCount open = new WaitingCount("tasks");

    private transient AvroWire<VerifiedReading> verified;
    private transient AvroWire<ReadingTask> tasks;
    private transient DocumentReader documents;
    private transient LeftAside leftAside;
    private transient ValueState<BelievedHistory> installations;
    private transient MapState<String, Validated> channels;

    TaskFunction(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        verified = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, resources.registry());
        tasks = new AvroWire<>(Topics.READINGS_TASKS, ReadingTask.class, resources.registry());
        documents = new DocumentReader(resources);
        leftAside = new LeftAside(getRuntimeContext());
        installations = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        "installations", new ImmutableType<>(new BelievedHistorySerializer())));
        channels = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "channels", Types.STRING, new ImmutableType<>(new ValidatedSerializer())));
        open.show(getRuntimeContext());
    }

    /** What settlement refuses and keeps as a dead letter is here only said: nothing is settled by it. */
    @Override
    public void processElement(Message message, Context context, Collector<Message> out) throws Exception {
        try {
            if (message.kind() == MessageKind.INSTALLATIONS) {
                installations.update(documents.readHistory(message));
                decide(Hash.parseHex(context.getCurrentKey()), context, out);
            } else {
                accept(verified.read(message.value()), out);
            }
        } catch (MalformedRecordException e) {
            leftAside.tell(message, e);
        }
    }

    private void accept(VerifiedReading reading, Collector<Message> out) throws Exception {
        AcceptedReading accepted = VerifiedReadings.content(reading);
        Block block = accepted.block();
        if (block.kind() == BlockKind.CHARGING || block.mode() != ReadingMode.INTERVAL) {
            return;
        }
        String name = block.obis().toString();
        ChannelValidation.Outcome outcome = new ChannelValidation(edits(block.obis()))
                .accept(
                        Optional.ofNullable(channels.get(name)),
                        block,
                        accepted.readings().values());
        channels.put(name, outcome.next());
        tell(outcome, Channel.of(block), reading.getUsagePoint(), reading.getArrival(), out);
    }

    private void decide(Hash meter, Context context, Collector<Message> out) throws Exception {
        long at = context.timestamp() == null ? 0 : Math.max(0, context.timestamp());
        Map<String, Validated> decided = new HashMap<>();
        for (Map.Entry<String, Validated> each : channels.entries()) {
            ObisCode obis = ObisCode.parse(each.getKey());
            ChannelValidation.Outcome outcome = new ChannelValidation(edits(obis)).decided(each.getValue());
            decided.put(each.getKey(), outcome.next());
            tell(outcome, new Channel(meter, obis), "", at, out);
        }
        channels.putAll(decided);
    }

    private List<ReadingEdit> edits(ObisCode obis) throws Exception {
        BelievedHistory history = installations.value();
        return history == null
                ? List.of()
                : InForce.edits(history.identified(ReadingEdit.class)).stream()
                        .map(Identified::content)
                        .filter(edit -> edit.obis().equals(obis))
                        .toList();
    }

    private void tell(
            ChannelValidation.Outcome outcome, Channel channel, String usagePoint, long at, Collector<Message> out) {
        for (TaskChange change : outcome.changes()) {
            open.add(change.state() == TaskChange.State.OPENED ? 1 : -1);
            String id = change.task().id(channel).hex();
            byte[] value = tasks.write(new ReadingTask(
                    id,
                    change.state().name(),
                    change.task().rule().id(),
                    QUALITY,
                    channel.meter().hex(),
                    channel.obis().toString(),
                    usagePoint,
                    change.task().firstSequence(),
                    (long) change.task().count(),
                    change.task().from() * MILLIS,
                    change.task().to() * MILLIS,
                    change.task().reason(),
                    at));
            out.collect(Message.to(MessageKind.TASK, "", id.getBytes(StandardCharsets.UTF_8), value));
        }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        open.restore(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        open.snapshot();
    }
}
