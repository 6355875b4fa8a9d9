package io.meterproof.loadtests.workload;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Signed and encoded records in the order in which they are sent, with what must become of them. */
public record Batch(List<ProducerRecord<byte[], byte[]>> records, Expected expected) {
    public Batch {
        records = List.copyOf(records);
    }
}
