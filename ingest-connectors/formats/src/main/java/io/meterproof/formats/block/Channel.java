package io.meterproof.formats.block;

import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One register of one meter: the unit in which sequence numbers count. */
public record Channel(Hash meter, ObisCode obis) {
    /** Length of {@link #bytes()}. */
    public static final int LENGTH = Hash.LENGTH + ObisCode.LENGTH;

    public static Channel of(Block block) {
        return new Channel(block.meter(), block.obis());
    }

    /**
     * Reads meter (32) ‖ OBIS (6).
     *
     * @throws IllegalArgumentException for another length
     */
    public static Channel of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a channel has " + LENGTH + " bytes, not " + bytes.length);
        }
        ByteBuffer obis = ByteBuffer.wrap(bytes, Hash.LENGTH, ObisCode.LENGTH);
        return new Channel(Hash.of(bytes, 0, Hash.LENGTH), BlockCodec.obis(obis));
    }

    /** The channel that bytes claim, when they have a block's length and tag; nothing else of them is checked. */
    public static Optional<Channel> peek(byte[] signed) {
        return BlockCodec.looksLikeBlock(signed)
                ? Optional.of(new Channel(BlockCodec.meter(signed), BlockCodec.obis(signed)))
                : Optional.empty();
    }

    /** Meter (32) ‖ OBIS (6), the record key of the reading topics. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).put(meter.bytes());
        BlockCodec.put(bytes, obis);
        return bytes.array();
    }
}
