package io.meterproof.jobs.health;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
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
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.MissingReadings;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.time.Instant;
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
        Map<String, DeliveryState> judged = new HashMap<>();
        for (Map.Entry<String, DeliveryState> each : channels.entries()) {
            Optional<DeliveryRules> rules = rules(each.getKey(), context.getCurrentKey());
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
        Map<String, DeliveryRules> before = new HashMap<>();
        for (String name : channels.keys()) {
            rules(name, context.getCurrentKey()).ifPresent(rules -> before.put(name, rules));
        }
        installations.update(history);
        for (Map.Entry<String, DeliveryRules> each : before.entrySet()) {
            Optional<DeliverySchedule> now =
                    rules(each.getKey(), context.getCurrentKey()).map(DeliveryRules::schedule);
            if (!now.equals(Optional.of(each.getValue().schedule()))) {
                Judgement ended = each.getValue().ended(channels.get(each.getKey()));
                tell(ended, out);
                channels.put(each.getKey(), ended.next());
            }
        }
    }

    /** Readings of a register that an installation names are expected from its begin on, even if none ever comes. */
    private void expect(Context context) throws Exception {
        for (MeterInstallation installation : inForce()) {
            if (installation.delivery().isPresent()
                    && installation.readingType().isPresent()) {
                String name = name(installation.readingType().get(), installation);
                if (!channels.contains(name)) {
                    channels.put(
                            name,
                            DeliveryState.from(installation.effective().from().getEpochSecond()));
                }
            }
        }
        for (Map.Entry<String, DeliveryState> each : channels.entries()) {
            Optional<DeliveryRules> rules = rules(each.getKey(), context.getCurrentKey());
            if (rules.isPresent()) {
                ask(rules.get(), each.getValue(), context);
            }
        }
    }

    private void deliver(Verdicts.Given given, Context context, Collector<Message> out) throws Exception {
        Optional<Block> block = given.content().filter(content -> content.kind() != BlockKind.CHARGING);
        Optional<MeterInstallation> installation = block.isPresent() ? installation(block.get()) : Optional.empty();
        if (installation.isEmpty() || installation.get().delivery().isEmpty()) {
            return;
        }
        Span came = new Span(block.get().start(), block.get().end());
        Instant arrival = Instant.ofEpochMilli(given.block().arrival());
        String name = name(block.get().obis(), installation.get());
        DeliveryState known = channels.get(name);
        DeliveryRules rules = rules(Channel.of(block.get()), installation.get());
        Judgement due = rules.due(known == null ? DeliveryState.from(came.from()) : known, arrival);
        tell(due, out);
        Judgement arrived = rules.arrived(due.next(), came, arrival);
        tell(arrived, out);
        channels.put(name, arrived.next());
        ask(rules, arrived.next(), context);
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

    private Optional<MeterInstallation> installation(Block block) throws Exception {
        Instant begin = Instant.ofEpochSecond(block.start());
        Instant end = Instant.ofEpochSecond(block.end());
        return inForce().stream()
                .filter(each -> each.effective().covers(begin, end))
                .findFirst();
    }

    private List<MeterInstallation> inForce() throws Exception {
        BelievedHistory history = installations.value();
        return history == null
                ? List.of()
                : InForce.installations(history.of(MeterInstallation.class).toList());
    }

    private Optional<DeliveryRules> rules(String name, String meter) throws Exception {
        for (MeterInstallation installation : inForce()) {
            String obis = name.substring(0, name.indexOf(' '));
            if (name.equals(name(ObisCode.parse(obis), installation))
                    && installation.delivery().isPresent()) {
                return Optional.of(rules(new Channel(Hash.parseHex(meter), ObisCode.parse(obis)), installation));
            }
        }
        return Optional.empty();
    }

    private static DeliveryRules rules(Channel channel, MeterInstallation installation) {
        Span expected = new Span(
                installation.effective().from().getEpochSecond(),
                installation.effective().to().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE));
        DeliverySchedule schedule = DeliverySchedule.of(installation.delivery().orElseThrow());
        return new DeliveryRules(channel, installation.usagePoint(), schedule, expected);
    }

    /** A channel under an installation. */
    private static String name(ObisCode obis, MeterInstallation installation) {
        return obis + " " + installation.effective().from();
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
