package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.verdict.RememberedBlock;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;

/**
 * The numbers of which another block is taken back than the one that causes it: it contradicts them, or is said to be right. As
 * bytes: {@code version 1 ‖ channel 38 ‖ kind ‖ first sequence i64 ‖ next sequence i64 ‖ cause 32 ‖ arrival i64}.
 *
 * @param nextSequence the number after the last
 * @param cause digest of the block that causes it
 * @param arrival when that one arrived, UTC milliseconds
 */
record Withdrawal(Channel channel, BlockKind kind, long firstSequence, long nextSequence, Hash cause, long arrival) {
    private static final byte VERSION = 1;

    /** Of whatever has a number of a received block that is said to be right. */
    static Withdrawal ofOthers(ReceivedBlock received, VerdictDecision decision) {
        Block right = decision.block().orElseThrow();
        return new Withdrawal(
                Channel.of(right),
                right.kind(),
                right.firstSequence(),
                right.nextSequence(),
                decision.digest(received),
                received.arrival());
    }

    /** Of a block that a received one contradicts. */
    static Withdrawal of(RememberedBlock contradicted, ReceivedBlock received, VerdictDecision decision) {
        return new Withdrawal(
                Channel.of(decision.block().orElseThrow()),
                contradicted.kind(),
                contradicted.firstSequence(),
                contradicted.firstSequence() + contradicted.count(),
                decision.digest(received),
                received.arrival());
    }

    byte[] encode() {
        return ByteBuffer.allocate(1 + Channel.LENGTH + 1 + 2 * Long.BYTES + Hash.LENGTH + Long.BYTES)
                .put(VERSION)
                .put(channel.bytes())
                .put(kind.code())
                .putLong(firstSequence)
                .putLong(nextSequence)
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
