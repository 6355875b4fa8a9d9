package io.meterproof.anchor.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where records go that are no tree updates. */
@FunctionalInterface
public interface Refused {
    /**
     * Keeps a record with the reason why it is none.
     *
     * @throws RuntimeException if it is not kept: it will come again
     */
    void refuse(ConsumerRecord<byte[], byte[]> received, String reason);
}
