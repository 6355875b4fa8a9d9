package io.meterproof.metering.delivery;

import io.meterproof.formats.block.Channel;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Readings of one stretch of the schedule are missing, or have all come, or are waited for no longer.
 *
 * @param state opened when they were due; filled when the last of them came
 * @param stretch begin of the stretch, UTC seconds; it identifies the fact within its channel
 * @param from begin of the first missing reading, UTC seconds
 * @param to end of the last
 * @param seconds how much of the time between is missing
 * @param at when they were due, or when the last one arrived
 */
public record MissingFact(
        Channel channel, String usagePoint, State state, long stretch, long from, long to, long seconds, Instant at) {
    private static final byte[] TAG = "METERPROOF/MISSING".getBytes(StandardCharsets.US_ASCII);

    /** What became of a stretch. */
    public enum State {
        OPENED,
        FILLED,
        /** Nobody follows it any longer: it is long ago, or the schedule is another since. */
        GIVEN_UP
    }

    /** The same for the same stretch of the same channel: {@code SHA256("METERPROOF/MISSING" ‖ channel ‖ i64 stretch)}. */
    public Hash id() {
        return TreeHasher.sha256(ByteBuffer.allocate(TAG.length + Channel.LENGTH + Long.BYTES)
                .put(TAG)
                .put(channel.bytes())
                .putLong(stretch)
                .array());
    }
}
