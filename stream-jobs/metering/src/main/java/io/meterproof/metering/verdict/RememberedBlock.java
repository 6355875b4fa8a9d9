package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A block that was accepted lately, by its numbers and the first 16 bytes of its digest.
 *
 * @param signer byte 0 of its key's id
 * @param digestHigh bytes 0 to 7 of the digest, big-endian
 * @param digestLow bytes 8 to 15 of the digest, big-endian
 */
public record RememberedBlock(
        BlockKind kind, long firstSequence, int count, byte signer, long digestHigh, long digestLow) {

    static RememberedBlock of(Block block, Hash digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
        return new RememberedBlock(
                block.kind(),
                block.firstSequence(),
                block.count(),
                signer(block.key()),
                bytes.getLong(),
                bytes.getLong());
    }

    private static byte signer(Hash key) {
        return key.bytes()[0];
    }

    /** Whether it may be a key's: of 256 other keys one seems to be the same. */
    boolean maybeBy(Hash key) {
        return signer == signer(key);
    }

    /** Whether this is the block with that digest. */
    public boolean isBlock(Hash digest) {
        return digestHigh == digest.prefix()
                && digestLow == ByteBuffer.wrap(digest.bytes()).getLong(Long.BYTES);
    }

    /** The first half of its digest, in hexadecimal. */
    String digestBegin() {
        return HexFormat.of().toHexDigits(digestHigh) + HexFormat.of().toHexDigits(digestLow);
    }

    boolean sharesNumbersWith(Block block) {
        return kind == block.kind()
                && firstSequence < block.nextSequence()
                && block.firstSequence() < firstSequence + count;
    }
}
