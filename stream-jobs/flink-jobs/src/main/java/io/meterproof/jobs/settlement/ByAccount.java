package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.Contract;
import io.meterproof.records.wire.MalformedRecordException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the history of a usage point's or token's agreements to every account in it, for its standing charges. */
final class ByAccount extends RichFlatMapFunction<Message, Message> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ByAccount.class);

    private final JobResources resources;
    private transient DocumentReader documents;

    ByAccount(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        documents = new DocumentReader(resources);
    }

    @Override
    public void flatMap(Message message, Collector<Message> out) {
        BelievedHistory history;
        try {
            history = documents.readHistory(message);
        } catch (MalformedRecordException e) {
            LOG.warn("Agreements of {} are not believed; settlement keeps them as a dead letter", message.subject(), e);
            return;
        }
        history.of(Contract.class)
                .map(Contract::account)
                .distinct()
                .forEach(account -> out.collect(message.about(account)));
    }
}
