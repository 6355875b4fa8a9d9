package io.meterproof.jobs.health;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.LeftAside;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.delivery.DeliveryRules;
import io.meterproof.metering.delivery.DeliveryRules.Judgement;
import io.meterproof.metering.delivery.DeliverySchedule;
import io.meterproof.metering.delivery.DeliveryState;
import io.meterproof.metering.delivery.MissingFact;
import io.meterproof.metering.delivery.Span;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.MissingReadings;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** Tells which readings are missing by the delivery schedule of their meter's installation. Keyed by meter; event time is arrival. */
final class MissingFunction extends KeyedProcessFunction<String, Message, Message> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final long MILLIS = 1000;

    private final JobResources resources;
    private final WaitingCount open = new WaitingCount("missing");

    private transient Verdicts verdicts;
    private transient DocumentReader documents;
    private transient LeftAside leftAside;
    private transient AvroWire<MissingReadings> facts;
    private transient ValueState<BelievedHistory> installations;
    private transient MapState<String, DeliveryState> channels;

    MissingFunction(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        verdicts = new Verdicts(resources.registry());
        documents = new DocumentReader(resources);
        leftAside = new LeftAside(getRuntimeContext());
        facts = new AvroWire<>(Topics.READINGS_MISSING, MissingReadings.class, resources.registry());
        installations = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        "installations", new ImmutableType<>(new BelievedHistorySerializer())));
        channels = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "channels", Types.STRING, new ImmutableType<>(new DeliveryStateSerializer())));
        open.show(getRuntimeContext());
    }

    /** What settlement refuses and keeps as a dead letter is here only said: nothing is settled by it. */
    @Override
    public void processElement(Message message, Context context, Collector<Message> out) throws Exception {
        try {
            if (message.kind() == MessageKind.INSTALLATIONS) {
                reschedule(documents.readHistory(message), context, out);
                expect(context);
            } else {
                deliver(verdicts.read(message), context, out);
            }
        } catch (MalformedRecordException e) {
            leftAside.tell(message, e);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out) throws Exception {
        Schedules schedules = schedules(context);
        Map<String, DeliveryState> judged = new HashMap<>();
        for (Map.Entry<String, DeliveryState> each : channels.entries()) {
            Optional<DeliveryRules> rules = schedules.rules(each.getKey());
            if (rules.isPresent()) {
                Judgement judgement = rules.get().due(each.getValue(), Instant.ofEpochMilli(timestamp));
                tell(judgement, out);
                judged.put(each.getKey(), judgement.next());
                ask(rules.get(), judgement.next(), context);
            }
        }
        channels.putAll(judged);
    }

    /** What was opened by a schedule that holds no longer is closed, and judged anew by the one that does. */
    private void reschedule(BelievedHistory history, Context context, Collector<Message> out) throws Exception {
        Schedules before = schedules(context);
        installations.update(history);
        Schedules now = schedules(context);
        Map<String, DeliveryState> others = new HashMap<>();
        for (Map.Entry<String, DeliveryState> each : channels.entries()) {
            Optional<DeliveryRules> rules = before.rules(each.getKey());
            if (rules.isPresent() && !schedule(rules).equals(schedule(now.rules(each.getKey())))) {
                Judgement ended = rules.get().ended(each.getValue());
                tell(ended, out);
                others.put(each.getKey(), ended.next());
            }
        }
        channels.putAll(others);
        for (String name : others.keySet()) {
            if (now.rules(name).isEmpty()) {
                channels.put(rules(before, name).channel().obis().toString(), others.get(name));
                channels.remove(name);
            }
        }
    }

    /** What came before anybody expected it is not missing. */
    private void expect(Context context) throws Exception {
        Schedules schedules = schedules(context);
        for (ObisCode obis : registers(schedules)) {
            DeliveryState came = channels.get(obis.toString());
            Map<String, DeliveryState> beginning =
                    schedules.beginning(obis, came == null ? DeliveryState.NOTHING : came);
            for (Map.Entry<String, DeliveryState> each : beginning.entrySet()) {
                if (!channels.contains(each.getKey())) {
                    channels.put(each.getKey(), each.getValue());
                }
            }
        }
        for (Map.Entry<String, DeliveryState> each : channels.entries()) {
            schedules.rules(each.getKey()).ifPresent(rules -> ask(rules, each.getValue(), context));
        }
    }

    /** The registers that somebody expects, or that told something. */
    private Set<ObisCode> registers(Schedules schedules) throws Exception {
        Set<ObisCode> registers = new LinkedHashSet<>();
        schedules.installations().forEach(each -> each.readingType().ifPresent(registers::add));
        for (String name : channels.keys()) {
            if (name.indexOf(' ') < 0) {
                registers.add(ObisCode.parse(name));
            }
        }
        return registers;
    }

    private void deliver(Verdicts.Given given, Context context, Collector<Message> out) throws Exception {
        Optional<Block> block = given.content().filter(content -> content.kind() != BlockKind.CHARGING);
        if (block.isEmpty()) {
            return;
        }
        Span came = new Span(block.get().start(), block.get().end());
        Schedules schedules = schedules(context);
        Optional<String> name = schedules.nameOf(block.get());
        if (name.isEmpty()) {
            keep(block.get().obis().toString(), came);
            return;
        }
        Instant arrival = Instant.ofEpochMilli(given.block().arrival());
        DeliveryState known = channels.get(name.get());
        DeliveryRules rules = rules(schedules, name.get());
        Judgement due = rules.due(known == null ? DeliveryState.from(came.from()) : known, arrival);
        tell(due, out);
        Judgement arrived = rules.arrived(due.next(), came, arrival);
        tell(arrived, out);
        channels.put(name.get(), arrived.next());
        ask(rules, arrived.next(), context);
    }

    /** Nobody expects it: it is remembered for when somebody will say that it was to come. */
    private void keep(String register, Span came) throws Exception {
        DeliveryState known = channels.get(register);
        channels.put(register, (known == null ? DeliveryState.NOTHING : known).with(came));
    }

    private void tell(Judgement judgement, Collector<Message> out) {
        for (MissingFact fact : judgement.facts()) {
            open.add(fact.state() == MissingFact.State.OPENED ? 1 : -1);
            byte[] value = facts.write(toAvro(fact));
            out.collect(Message.to(MessageKind.MISSING, "", fact.channel().bytes(), value));
        }
    }

    private static void ask(DeliveryRules rules, DeliveryState state, Context context) {
        rules.nextDue(state).ifPresent(due -> context.timerService().registerEventTimeTimer(due * MILLIS));
    }

    private Schedules schedules(Context context) throws Exception {
        return Schedules.of(Hash.parseHex(context.getCurrentKey()), installations.value());
    }

    private static DeliveryRules rules(Schedules schedules, String name) {
        return schedules.rules(name).orElseThrow();
    }

    private static Optional<DeliverySchedule> schedule(Optional<DeliveryRules> rules) {
        return rules.map(DeliveryRules::schedule);
    }

    private static MissingReadings toAvro(MissingFact fact) {
        return new MissingReadings(
                fact.id().hex(),
                fact.state().name(),
                fact.channel().meter().hex(),
                fact.channel().obis().toString(),
                fact.usagePoint(),
                fact.from() * MILLIS,
                fact.to() * MILLIS,
                fact.seconds() * MILLIS,
                fact.at().toEpochMilli());
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
