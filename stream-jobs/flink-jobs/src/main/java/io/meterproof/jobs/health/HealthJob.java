package io.meterproof.jobs.health;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobEnvironment;
import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.KafkaEdges;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.SubjectOfKey;
import java.time.Clock;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Watches by their verdicts the sources, makers and keys that stand behind readings, and what of accepted readings is missing or questionable. */
public final class HealthJob {
    private HealthJob() {}

    public static void main(String[] arguments) throws Exception {
        JobEnvironment.run("health", arguments, HealthJob::build);
    }

    static void build(KafkaEdges kafka, JobOptions options) {
        DataStream<Message> observations = kafka.readInTime(MessageKind.VERIFIED, SubjectOfKey.METER_OF_CHANNEL)
                .union(
                        kafka.readInTime(MessageKind.REJECTED, SubjectOfKey.METER_OF_CHANNEL),
                        kafka.readInTime(MessageKind.REGISTRY_EVENT, SubjectOfKey.TEXT))
                .keyBy(Message::subject)
                .process(new AttributeFunction(options))
                .returns(ImmutableType.MESSAGE)
                .name("attribute")
                .uid("attribute");
        DataStream<Message> alerts = observations
                .keyBy(Message::subject)
                .process(new HealthFunction(options))
                .returns(ImmutableType.MESSAGE)
                .name("watch")
                .uid("watch");
        kafka.writeAtLeastOnce(alerts, "source.alerts", MessageKind.SOURCE_ALERT);
        DataStream<Message> meters = ofMeters(kafka, options);
        DataStream<Message> missing = meters.keyBy(Message::subject)
                .process(new MissingFunction(options))
                .returns(ImmutableType.MESSAGE)
                .name("missing")
                .uid("missing");
        kafka.writeAtLeastOnce(missing, "readings.missing", MessageKind.MISSING);
        DataStream<Message> tasks = meters.keyBy(Message::subject)
                .process(new TaskFunction(options))
                .returns(ImmutableType.MESSAGE)
                .name("tasks")
                .uid("tasks");
        kafka.writeAtLeastOnce(tasks, "readings.tasks", MessageKind.TASK);
    }

    /** Accepted readings in the time of their arrival, and what is said of their meters. */
    private static DataStream<Message> ofMeters(KafkaEdges kafka, JobOptions options) {
        return kafka.read(
                        MessageKind.VERIFIED,
                        SubjectOfKey.METER_OF_CHANNEL,
                        "deliveries",
                        new ArrivalClock(options, Clock.systemUTC()))
                .union(kafka.read(MessageKind.INSTALLATIONS, SubjectOfKey.TEXT, "installations", new Timeless()));
    }
}
