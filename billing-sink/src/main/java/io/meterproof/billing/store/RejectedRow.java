package io.meterproof.billing.store;

import java.time.Instant;

/**
 * A reading that did not settle. Its bytes are in its topic.
 *
 * @param meter the meter it was sent for in hexadecimal, or {@code unknown}
 * @param topic where it was received, with partition and offset
 * @param size bytes of the reading as it was received
 */
public record RejectedRow(
        String meter,
        Instant arrival,
        String topic,
        int partition,
        long offset,
        String verdict,
        String reason,
        int size)
        implements Row {}
