package io.meterproof.jobs.log;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobEnvironment;
import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.KafkaEdges;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Folds {@code log.leaves} into trees: one for each partition. What it writes is a function of the committed leaves alone, so that
 * writing it again after a failure changes nothing.
 */
public final class LogJob {
    private LogJob() {}

    public static void main(String[] arguments) throws Exception {
        JobEnvironment.run("log", arguments, LogJob::build);
    }

    static void build(KafkaEdges kafka, JobOptions options) {
        SingleOutputStreamOperator<Message> updates = kafka.read(MessageKind.LEAF, key -> "")
                .keyBy(Message::partition)
                .process(new ShardFold(options))
                .returns(ImmutableType.MESSAGE)
                .name("fold leaves")
                .uid("fold-leaves");
        kafka.writeAtLeastOnce(updates, "log.tiles", MessageKind.TREE_UPDATE);
        kafka.writeAtLeastOnce(updates.getSideOutput(ShardFold.DEAD_LETTERS), "refusals", MessageKind.DEAD_LETTER);
    }
}
