package io.meterproof.records.publish;

import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends records and does not end well when one of them was lost. */
public final class Sending {
    /** For {@code max.request.size}: the broker's limit of each topic decides, not the producer. */
    public static final int LARGEST_REQUEST =
            Topics.ALL.stream().mapToInt(Topic::maxMessageBytes).max().orElseThrow();

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public Sending(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    public void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    /**
     * Returns when the brokers have every record.
     *
     * @throws IllegalStateException with the first failure if they do not take one
     */
    public void finish() {
        producer.flush();
        Exception lost = failure.get();
        if (lost != null) {
            throw new IllegalStateException("The brokers did not take every record: " + lost.getMessage(), lost);
        }
    }
}
