package io.meterproof.records;

import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A topic of the catalogue.
 *
 * @param partitions how many, unless a deployment says otherwise before the topic exists
 * @param compacted whether only the last value of a key is kept; otherwise everything is kept for ever
 * @param guarantee what a reader may rely on
 * @param schema of its values; none for raw bytes
 * @param maxMessageBytes the largest record batch
 */
public record Topic(
        String name,
        int partitions,
        boolean compacted,
        String guarantee,
        Optional<Schema> schema,
        int maxMessageBytes) {

    /** The registry's subject of the values: {@code <topic>-value}. */
    public String subject() {
        return name + "-value";
    }
}
