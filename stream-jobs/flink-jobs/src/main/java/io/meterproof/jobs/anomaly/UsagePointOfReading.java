package io.meterproof.jobs.anomaly;

import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.wire.AvroWire;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Groups a verified reading by the usage point that settlement found for it. */
final class UsagePointOfReading extends RichMapFunction<Message, Message> {
    private static final long serialVersionUID = 1L;

    private final JobResources resources;
    private transient AvroWire<VerifiedReading> verified;

    UsagePointOfReading(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) {
        verified = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, resources.registry());
    }

    @Override
    public Message map(Message message) throws Exception {
        return message.about(verified.read(message.value()).getUsagePoint());
    }
}
