package io.meterproof.loadtests.generator;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends records and does not end well when one of them was lost. */
final class Sending {
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    Sending(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    /** Returns when the brokers have every record. */
    void finish() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("The brokers did not take every record", failure.get());
        }
    }
}
