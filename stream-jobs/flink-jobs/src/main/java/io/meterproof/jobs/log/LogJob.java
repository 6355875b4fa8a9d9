package io.meterproof.jobs.log;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobEnvironment;
import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.KafkaEdges;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Folds {@code log.leaves} into trees: one for each partition. What it writes is a function of the committed leaves alone, so that
 * writing it again after a failure changes nothing.
 */
public final class LogJob {
    private LogJob() {}

    public static void main(String[] arguments) throws Exception {
        JobOptions options = JobOptions.parse(arguments);
        StreamExecutionEnvironment environment = JobEnvironment.create(options);
        build(environment, options);
        environment.execute("log");
    }

    static void build(StreamExecutionEnvironment environment, JobOptions options) {
        KafkaEdges kafka = new KafkaEdges(environment, options, "log");
        DataStream<Message> updates = kafka.read(MessageKind.LEAF, key -> "")
                .keyBy(Message::partition)
                .process(new ShardFold(options))
                .returns(ImmutableType.MESSAGE)
                .name("fold leaves")
                .uid("fold-leaves");
        kafka.writeAtLeastOnce(updates, "log.tiles", MessageKind.TREE_UPDATE);
    }
}
