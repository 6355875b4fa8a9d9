package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Whether an event of the key log is a leniency, which concerns every meter of a model; nobody's signature is looked at yet. */
final class GrantsLeniency extends RichFilterFunction<Message> {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "\"type\":\"leniency\"";

    private final JobResources resources;

    private transient AvroWire<SignedRecord> events;

    GrantsLeniency(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) {
        events = new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, resources.registry());
    }

    @Override
    public boolean filter(Message message) {
        try {
            return events.read(message.value()).getDocument().contains(TYPE);
        } catch (MalformedRecordException e) {
            return false; // The operator that reads all events makes it a dead letter.
        }
    }
}
