package io.meterproof.jobs.anomaly;

import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Groups a verified reading by the usage point that settlement found for it. What is none is said, counted and left aside. */
final class UsagePointOfReading extends RichFlatMapFunction<Message, Message> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(UsagePointOfReading.class);

    private final JobResources resources;
    private transient AvroWire<VerifiedReading> verified;
    private transient Counter unread;

    UsagePointOfReading(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) {
        verified = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, resources.registry());
        unread = getRuntimeContext().getMetricGroup().counter("unread");
    }

    @Override
    public void flatMap(Message message, Collector<Message> out) {
        try {
            out.collect(message.about(verified.read(message.value()).getUsagePoint()));
        } catch (MalformedRecordException e) {
            unread.inc();
            LOG.warn(
                    "{} at {} of partition {} is left aside: {}",
                    message.kind().topic(),
                    message.offset(),
                    message.partition(),
                    e.getMessage());
        }
    }
}
