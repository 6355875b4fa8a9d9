package io.meterproof.jobs.health;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.health.HealthAlert;
import io.meterproof.metering.health.HealthRules;
import io.meterproof.metering.health.Observation;
import io.meterproof.metering.health.SignedRelease;
import io.meterproof.metering.health.SourceHealth;
import io.meterproof.metering.health.Subject;
import io.meterproof.metering.health.Tally;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SourceAlert;
import io.meterproof.records.avro.VerdictCount;
import io.meterproof.records.wire.AvroWire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Asks the rules of health about each subject when it is due. Event time is when verdicts were given. */
final class HealthFunction extends KeyedProcessFunction<String, Message, Message> {
    private static final long serialVersionUID = 1L;

    private final JobResources resources;

    private transient AvroWire<SourceAlert> alerts;
    private transient HealthMetrics metrics;
    private transient ValueState<SourceHealth> health;

    HealthFunction(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        alerts = new AvroWire<>(Topics.SOURCE_ALERTS, SourceAlert.class, resources.registry());
        metrics = new HealthMetrics(getRuntimeContext().getMetricGroup());
        health = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("health", new ImmutableType<>(new SourceHealthSerializer())));
    }

    @Override
    public void processElement(Message message, Context context, Collector<Message> out) throws Exception {
        SourceHealth before = health.value() == null ? SourceHealth.EMPTY : health.value();
        if (message.kind() == MessageKind.RELEASE) {
            SignedRelease release = ReleaseCodec.decode(message.value(), context.timestamp());
            Subject subject = Subject.ofPath(context.getCurrentKey());
            conclude(subject, HealthRules.release(subject, before, release), context.timerService(), out);
            return;
        }
        Observation observation = ObservationCodec.decode(message.value(), context.timestamp());
        SourceHealth next = before.observe(observation);
        health.update(next);
        metrics.observed(Subject.ofPath(context.getCurrentKey()), observation.verdict(), next);
        if (next.hours().size() != before.hours().size()) {
            registerDue(next, context.timerService());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out) throws Exception {
        if (health.value() == null) {
            return; // Forgotten since.
        }
        Subject subject = Subject.ofPath(context.getCurrentKey());
        conclude(subject, HealthRules.judge(subject, health.value(), timestamp), context.timerService(), out);
    }

    private void conclude(Subject subject, HealthRules.Judgement judgement, TimerService timers, Collector<Message> out)
            throws Exception {
        for (HealthAlert alert : judgement.alerts()) {
            metrics.told(alert);
            byte[] key = subject.name().getBytes(StandardCharsets.UTF_8);
            out.collect(Message.to(MessageKind.SOURCE_ALERT, "", key, alerts.write(toAvro(alert))));
        }
        if (judgement.next().isPresent()) {
            keep(subject, judgement.next().get(), timers);
        } else {
            health.clear();
            metrics.forgotten(subject);
        }
    }

    private void keep(Subject subject, SourceHealth next, TimerService timers) throws Exception {
        health.update(next);
        metrics.judged(subject, next);
        registerDue(next, timers);
    }

    private static void registerDue(SourceHealth state, TimerService timers) {
        HealthRules.due(state).ifPresent(timers::registerEventTimeTimer);
    }

    private static SourceAlert toAvro(HealthAlert alert) {
        Tally counted = alert.counted();
        List<VerdictCount> verdicts = counted.verdicts().entrySet().stream()
                .map(entry -> new VerdictCount(entry.getKey().name(), entry.getValue()))
                .toList();
        return new SourceAlert(
                alert.id(),
                alert.subject().kind().name(),
                alert.subject().name(),
                alert.kind().name(),
                alert.raised().toEpochMilli(),
                alert.reason(),
                counted.readings(),
                counted.failures(),
                verdicts);
    }
}
