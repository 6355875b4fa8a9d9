package io.meterproof.records.publish;

import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Appends to the key log what somebody has judged before. For one thread. */
public final class KeyLogWriter {
    private final Producer<byte[], byte[]> producer;
    private final AvroWire<SignedRecord> wire;

    public KeyLogWriter(Producer<byte[], byte[]> producer, SchemaRegistry registry) {
        this.producer = producer;
        wire = new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, registry);
    }

    /**
     * Appends a key event. Returns when the brokers have it.
     *
     * @throws IllegalStateException if the brokers do not take it; it may be in the key log all the same
     */
    public void append(SignedDocument signed) {
        String meter = DocumentCodec.decode(signed.json()).subject();
        Sending sending = new Sending(producer);
        sending.send(new ProducerRecord<>(
                Topics.REGISTRY_EVENTS.name(),
                meter.getBytes(StandardCharsets.UTF_8),
                wire.write(SignedDocuments.toAvro(signed))));
        sending.finish();
    }
}
