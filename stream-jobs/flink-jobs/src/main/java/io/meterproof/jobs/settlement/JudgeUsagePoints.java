package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.records.wire.MalformedRecordException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Names the dead letters among the histories of usage points. Nothing here is settled by them, so nobody else would tell. */
final class JudgeUsagePoints extends RichFlatMapFunction<Message, Message> {
    private static final long serialVersionUID = 1L;

    private final JobResources resources;
    private transient DocumentReader documents;

    JudgeUsagePoints(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        documents = new DocumentReader(resources);
    }

    @Override
    public void flatMap(Message history, Collector<Message> out) {
        try {
            documents.readHistory(history);
        } catch (MalformedRecordException e) {
            out.collect(history.deadLetter(e));
        }
    }
}
