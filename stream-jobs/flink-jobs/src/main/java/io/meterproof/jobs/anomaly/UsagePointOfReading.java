package io.meterproof.jobs.anomaly;

import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.LeftAside;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Groups a verified reading by the usage point that settlement found for it. What is none is said, counted and left aside. */
final class UsagePointOfReading extends RichFlatMapFunction<Message, Message> {
    private static final long serialVersionUID = 1L;

    private final JobResources resources;
    private transient AvroWire<VerifiedReading> verified;
    private transient LeftAside leftAside;

    UsagePointOfReading(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) {
        verified = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, resources.registry());
        leftAside = new LeftAside(getRuntimeContext());
    }

    @Override
    public void flatMap(Message message, Collector<Message> out) {
        try {
            out.collect(message.about(verified.read(message.value()).getUsagePoint()));
        } catch (MalformedRecordException e) {
            leftAside.tell(message, e);
        }
    }
}
