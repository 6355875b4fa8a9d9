package io.meterproof.jobs.anomaly;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobEnvironment;
import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.KafkaEdges;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.SubjectOfKey;
import io.meterproof.jobs.runtime.TariffVersions;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Shows verified readings to the detectors, usage point by usage point. */
public final class AnomalyJob {
    private AnomalyJob() {}

    public static void main(String[] arguments) throws Exception {
        JobEnvironment.run("anomaly", arguments, AnomalyJob::build);
    }

    static void build(KafkaEdges kafka, JobOptions options) {
        BroadcastStream<Message> tariffs =
                kafka.read(MessageKind.TARIFFS, SubjectOfKey.TEXT).broadcast(TariffVersions.BROADCAST);
        DataStream<Message> readings = kafka.read(MessageKind.VERIFIED, SubjectOfKey.METER_OF_CHANNEL)
                .union(kafka.read(MessageKind.INSTALLATIONS, SubjectOfKey.TEXT))
                .keyBy(Message::subject)
                .process(new PlaceReadings(options))
                .returns(ImmutableType.MESSAGE)
                .name("place readings")
                .uid("place-readings");
        DataStream<Message> anomalies = readings.union(kafka.read(MessageKind.AGREEMENTS, SubjectOfKey.TEXT))
                .keyBy(Message::subject)
                .connect(tariffs)
                .process(new AnomalyFunction(options))
                .returns(ImmutableType.MESSAGE)
                .name("detect")
                .uid("detect");
        kafka.writeAtLeastOnce(anomalies, "anomalies.detected", MessageKind.ANOMALY);
    }
}
