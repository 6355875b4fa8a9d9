package io.meterproof.billing.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A reading that did not settle.
 *
 * @param meter the meter it was sent for in hexadecimal, or {@code unknown}
 * @param topic where it was received, with partition and offset
 * @param size bytes of the reading as it was received
 * @param value the {@code RejectedReading}; not kept beyond {@link #LARGEST_KEPT}, because its topic has it
 */
public record RejectedRow(
        String meter,
        Instant arrival,
        String topic,
        int partition,
        long offset,
        String verdict,
        String reason,
        int size,
        Optional<byte[]> value)
        implements Row {
    /** Bytes of a value that still leaves partitions small. */
    public static final int LARGEST_KEPT = 1 << 20;
}
