package io.meterproof.metering.validation;

import io.meterproof.formats.block.Channel;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Readings of a channel that a person should look at.
 *
 * @param firstSequence number of the first of them
 * @param from its begin, UTC seconds
 * @param to end of the last, UTC seconds
 * @param measured milli-units of the reading, of each where they are the same, or of the whole day
 * @param reason with the figures, for people
 */
public record Questionable(
        ValidationRule rule, long firstSequence, int count, long from, long to, long measured, String reason) {
    private static final byte[] TAG = "METERPROOF/TASK".getBytes(StandardCharsets.US_ASCII);

    /** The same for the same readings of a channel and rule: {@code SHA256("METERPROOF/TASK" ‖ channel ‖ i64 first ‖ rule)}. */
    public Hash id(Channel channel) {
        byte[] named = rule.id().getBytes(StandardCharsets.US_ASCII);
        return TreeHasher.sha256(ByteBuffer.allocate(TAG.length + Channel.LENGTH + Long.BYTES + named.length)
                .put(TAG)
                .put(channel.bytes())
                .putLong(firstSequence)
                .put(named)
                .array());
    }

    /** The number after its last. */
    public long nextSequence() {
        return firstSequence + count;
    }
}
