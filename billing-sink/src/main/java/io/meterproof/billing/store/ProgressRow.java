package io.meterproof.billing.store;

import java.util.Map;

/**
 * How far an input partition has been kept, and what it held up to there: one row, so that both move together and a record that is
 * read again is not counted again.
 *
 * @param next the next offset to read: the row's version
 * @param counts what was counted before it
 */
public record ProgressRow(String topic, int partition, long next, Map<String, Long> counts) implements Row {
    public ProgressRow {
        counts = Map.copyOf(counts);
    }
}
