package io.meterproof.jobs.runtime;

import io.meterproof.records.wire.MalformedRecordException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says and counts what a job cannot read and does without: settlement keeps it as a dead letter, and here nothing is settled. */
public final class LeftAside {
    private static final Logger LOG = LoggerFactory.getLogger(LeftAside.class);

    private final Counter unread;

    /** Shows the count as {@code unread}. */
    public LeftAside(RuntimeContext context) {
        unread = context.getMetricGroup().counter("unread");
    }

    public void tell(Message message, MalformedRecordException why) {
        unread.inc();
        LOG.warn(
                "{} at {} of partition {} is left aside: {}",
                message.kind().topic(),
                message.offset(),
                message.partition(),
                why.getMessage());
    }
}
