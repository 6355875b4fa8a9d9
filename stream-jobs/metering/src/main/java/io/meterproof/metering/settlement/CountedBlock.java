package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A block that settles where its meter stands, on its way to where it is deducted.
 *
 * @param signer the key that signed it
 * @param boundary the end of what went to the archive before it, if anything did
 * @param block without what it stands for
 */
public record CountedBlock(Channel channel, Hash signer, Optional<RegisterPoint> boundary, ActualBlock block) {
    private static final int VERSION = 1;

    /** The block as settlement keeps it of what was accepted. */
    public static CountedBlock of(AcceptedBlock accepted) {
        return new CountedBlock(
                Channel.of(accepted.block()), accepted.block().key(), Optional.empty(), ActualBlock.of(accepted, 0));
    }

    /** All that is kept of a channel's intervals. */
    public static List<CountedBlock> kept(Channel channel, ChannelStore store) {
        ChannelHead head = store.head().orElse(ChannelHead.EMPTY);
        return head.all().all().stream()
                .map(key -> store.block(key).orElseThrow())
                .filter(block -> !block.isCharging())
                .map(block -> new CountedBlock(
                        channel, head.signers().get(block.signer()), head.boundary(), block.signedBy(0)))
                .toList();
    }

    /** Whether it counts intervals: a charging session is nothing to deduct, for it is billed by its token. */
    public boolean isMeasured() {
        return !block.isCharging();
    }

    /** Where its meter stood. */
    public String usagePoint() {
        return block.usagePoint();
    }

    /** When it arrived, UTC milliseconds. */
    public long arrival() {
        return block.arrival();
    }

    /** Begin of its first interval, UTC seconds. */
    public long start() {
        return block.start();
    }

    public byte[] encode() {
        PackedWriter out = new PackedWriter().octet(VERSION);
        ByteBuffer name = ByteBuffer.wrap(channel.bytes());
        while (name.hasRemaining()) {
            out.octet(name.get());
        }
        out.hash(signer).optional(boundary, point -> point.write(out));
        ActualBlockCodec.write(out, block);
        return out.toBytes();
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException for another version
     */
    public static CountedBlock decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        ByteBuffer name = ByteBuffer.allocate(Channel.LENGTH);
        while (name.hasRemaining()) {
            name.put((byte) in.octet());
        }
        Hash signer = in.hash();
        Optional<RegisterPoint> boundary = in.optional(() -> RegisterPoint.read(in));
        return new CountedBlock(Channel.of(name.array()), signer, boundary, ActualBlockCodec.read(in));
    }
}
