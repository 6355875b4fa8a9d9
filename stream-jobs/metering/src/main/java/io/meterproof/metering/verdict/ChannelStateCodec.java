package io.meterproof.metering.verdict;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.tlog.Hash;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Channel state, version 1, big-endian.
 *
 * <pre>
 * version 1
 * live, seal, charging, each: i64 mark, u8 ranges, ranges × (u32 mark - first, u16 length)
 * previous seal 32
 * u8 blocks, blocks × (u8 kind, i64 first sequence, u16 count, first byte of the key, first 16 bytes of the digest)
 * </pre>
 */
final class ChannelStateCodec {
    static final int MAX_LENGTH = 600;

    private static final byte VERSION = 1;

    private ChannelStateCodec() {}

    static byte[] encode(ChannelState state) {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_LENGTH).put(VERSION);
        put(bytes, state.live());
        put(bytes, state.seal());
        put(bytes, state.charging());
        bytes.put(state.previousSeal().bytes());
        bytes.put((byte) state.recent().size());
        for (RememberedBlock block : state.recent()) {
            bytes.put(block.kind().code()).putLong(block.firstSequence()).putShort((short) block.count());
            bytes.put(block.signer()).putLong(block.digestHigh()).putLong(block.digestLow());
        }
        byte[] encoded = new byte[bytes.position()];
        bytes.flip().get(encoded);
        return encoded;
    }

    static ChannelState decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        try {
            ChannelState state = state(bytes);
            if (bytes.hasRemaining()) {
                throw new IllegalArgumentException(bytes.remaining() + " bytes after the channel state");
            }
            return state;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the channel state ends early", e);
        }
    }

    private static ChannelState state(ByteBuffer bytes) {
        byte version = bytes.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown version of channel state: " + version);
        }
        SequenceTrack live = track(bytes);
        SequenceTrack seal = track(bytes);
        SequenceTrack charging = track(bytes);
        byte[] previousSeal = new byte[Hash.LENGTH];
        bytes.get(previousSeal);
        List<RememberedBlock> recent = new ArrayList<>();
        for (int left = bytes.get(); left > 0; left--) {
            recent.add(new RememberedBlock(
                    BlockKind.ofCode(bytes.get()),
                    bytes.getLong(),
                    Short.toUnsignedInt(bytes.getShort()),
                    bytes.get(),
                    bytes.getLong(),
                    bytes.getLong()));
        }
        return new ChannelState(live, seal, charging, recent, Hash.of(previousSeal));
    }

    private static void put(ByteBuffer bytes, SequenceTrack track) {
        bytes.putLong(track.mark()).put((byte) track.missing().size());
        for (MissingRange range : track.missing()) {
            bytes.putInt((int) (track.mark() - range.first())).putShort((short) range.length());
        }
    }

    private static SequenceTrack track(ByteBuffer bytes) {
        long mark = bytes.getLong();
        int ranges = bytes.get();
        List<MissingRange> missing = new ArrayList<>(Math.max(0, ranges));
        for (int i = 0; i < ranges; i++) {
            long first = mark - Integer.toUnsignedLong(bytes.getInt());
            missing.add(new MissingRange(first, Short.toUnsignedInt(bytes.getShort())));
        }
        return new SequenceTrack(mark, missing);
    }
}
