package io.meterproof.jobs.anomaly;

import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Groups a verified reading by the usage point that settlement found for it. */
final class UsagePointOfReading extends RichMapFunction<Message, Message> {
    private static final long serialVersionUID = 1L;

    private final JobOptions options;
    private transient AvroWire<VerifiedReading> verified;

    UsagePointOfReading(JobOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        verified = new AvroWire<>(
                Topics.READINGS_VERIFIED, VerifiedReading.class, ConfluentSchemaRegistry.at(options.registryUrl()));
    }

    @Override
    public Message map(Message message) throws Exception {
        return message.about(verified.read(message.value()).getUsagePoint());
    }
}
