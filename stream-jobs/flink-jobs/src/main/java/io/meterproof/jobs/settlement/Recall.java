package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.metering.settlement.ActualBlock;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A compromised key, whose accepted blocks settle no longer but for those that the log proves. As bytes: {@code version 1 ‖ meter 32 ‖
 * key 32 ‖ cause 32 ‖ u8 proven ‖ proven × (channel 38 ‖ kind ‖ through i64)}.
 *
 * @param cause hash of the document
 */
record Recall(Hash meter, Hash key, Hash cause, List<Proven> proven) {
    private static final byte VERSION = 1;
    private static final int PROVEN = Channel.LENGTH + 1 + Long.BYTES;

    Recall {
        proven = List.copyOf(proven);
    }

    /** Whether a block that the key signed is not among the proven ones. */
    boolean takesBack(Channel channel, ActualBlock block) {
        return through(channel, block.kind()) < block.nextSequence() - 1;
    }

    /** The last number that is proven; 0 without any. */
    long through(Channel channel, BlockKind kind) {
        return proven.stream()
                .filter(each -> each.kind() == kind && each.obis().equals(channel.obis()))
                .mapToLong(Proven::through)
                .findFirst()
                .orElse(0);
    }

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(2 + 3 * Hash.LENGTH + proven.size() * PROVEN)
                .put(VERSION)
                .put(meter.bytes())
                .put(key.bytes())
                .put(cause.bytes())
                .put((byte) proven.size());
        for (Proven each : proven) {
            bytes.put(new Channel(meter, each.obis()).bytes())
                    .put(each.kind().code())
                    .putLong(each.through());
        }
        return bytes.array();
    }

    static Recall decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte version = buffer.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown version of a recall: " + version);
        }
        Hash meter = Hash.of(next(buffer, Hash.LENGTH));
        Hash key = Hash.of(next(buffer, Hash.LENGTH));
        Hash cause = Hash.of(next(buffer, Hash.LENGTH));
        List<Proven> proven = new ArrayList<>();
        for (int left = buffer.get(); left > 0; left--) {
            Channel channel = Channel.of(next(buffer, Channel.LENGTH));
            proven.add(new Proven(channel.obis(), BlockKind.ofCode(buffer.get()), buffer.getLong()));
        }
        return new Recall(meter, key, cause, proven);
    }

    private static byte[] next(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
