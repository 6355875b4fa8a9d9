package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;

/**
 * An accepted block that another one of its kind contradicts: neither settles.
 *
 * @param cause digest of the contradicting block
 * @param arrival when that one arrived, UTC milliseconds
 */
record Withdrawal(Channel channel, BlockKind kind, long firstSequence, Hash cause, long arrival) {

    byte[] encode() {
        return ByteBuffer.allocate(Channel.LENGTH + 1 + Long.BYTES + Hash.LENGTH + Long.BYTES)
                .put(channel.bytes())
                .put(kind.code())
                .putLong(firstSequence)
                .put(cause.bytes())
                .putLong(arrival)
                .array();
    }

    static Withdrawal decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Withdrawal(
                new Channel(hash(buffer), obis(buffer)),
                BlockKind.ofCode(buffer.get()),
                buffer.getLong(),
                hash(buffer),
                buffer.getLong());
    }

    private static Hash hash(ByteBuffer buffer) {
        byte[] bytes = new byte[Hash.LENGTH];
        buffer.get(bytes);
        return Hash.of(bytes);
    }

    private static ObisCode obis(ByteBuffer buffer) {
        int[] groups = new int[ObisCode.LENGTH];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = Byte.toUnsignedInt(buffer.get());
        }
        return new ObisCode(groups[0], groups[1], groups[2], groups[3], groups[4], groups[5]);
    }
}
