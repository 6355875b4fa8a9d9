package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.verdict.RememberedBlock;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;

/**
 * An accepted block that another one of its kind contradicts: neither settles. As bytes: {@code version 1 ‖ channel 38 ‖ kind ‖
 * first sequence i64 ‖ cause 32 ‖ arrival i64}.
 *
 * @param cause digest of the contradicting block
 * @param arrival when that one arrived, UTC milliseconds
 */
record Withdrawal(Channel channel, BlockKind kind, long firstSequence, Hash cause, long arrival) {
    private static final byte VERSION = 1;

    /** Of a block that a received one contradicts, or takes the place of. */
    static Withdrawal of(RememberedBlock contradicted, ReceivedBlock received, VerdictDecision decision) {
        return new Withdrawal(
                Channel.of(decision.block().orElseThrow()),
                contradicted.kind(),
                contradicted.firstSequence(),
                decision.digest(received),
                received.arrival());
    }

    byte[] encode() {
        return ByteBuffer.allocate(1 + Channel.LENGTH + 1 + Long.BYTES + Hash.LENGTH + Long.BYTES)
                .put(VERSION)
                .put(channel.bytes())
                .put(kind.code())
                .putLong(firstSequence)
                .put(cause.bytes())
                .putLong(arrival)
                .array();
    }

    static Withdrawal decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte version = buffer.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown version of a withdrawal: " + version);
        }
        return new Withdrawal(
                Channel.of(next(buffer, Channel.LENGTH)),
                BlockKind.ofCode(buffer.get()),
                buffer.getLong(),
                Hash.of(next(buffer, Hash.LENGTH)),
                buffer.getLong());
    }

    private static byte[] next(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
