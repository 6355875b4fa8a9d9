package io.meterproof.metering.settlement;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The blocks of a channel that begin at neighbouring numbers, in one immutable array: state that keeps each by itself keeps more
 * objects than bytes. Layout: {@code version(1)}, and for each block in no order {@code kind(1) ‖ i64 first number ‖ i32 length ‖}
 * what {@link ActualBlockCodec} writes.
 */
public final class BlockPage {
    public static final BlockPage EMPTY = new BlockPage(new byte[] {BlockPage.VERSION});

    private static final byte VERSION = 1;
    private static final int NUMBERS = 32;
    private static final int HEADER = 1 + Long.BYTES + Integer.BYTES;
    private static final int NOWHERE = -1;

    private final byte[] bytes;

    private BlockPage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Which page of its channel a block is on. */
    public static long of(BlockKey key) {
        return Math.floorDiv(key.firstSequence(), NUMBERS);
    }

    /**
     * Takes ownership of what {@link #bytes} gave.
     *
     * @throws IllegalArgumentException for another version
     */
    public static BlockPage ofBytes(byte[] bytes) {
        if (bytes[0] != VERSION) {
            throw new IllegalArgumentException("state of version " + bytes[0] + ", not " + VERSION);
        }
        return new BlockPage(bytes);
    }

    /** Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public boolean isEmpty() {
        return bytes.length == 1;
    }

    public Optional<ActualBlock> block(BlockKey key) {
        int at = find(key);
        return at == NOWHERE
                ? Optional.empty()
                : Optional.of(ActualBlockCodec.decode(Arrays.copyOfRange(bytes, at + HEADER, end(at))));
    }

    /** With a block, in place of any of its key. */
    public BlockPage with(ActualBlock block) {
        byte[] others = without(block.key()).bytes;
        byte[] packed = ActualBlockCodec.encode(block);
        ByteBuffer page = ByteBuffer.allocate(others.length + HEADER + packed.length);
        page.put(others)
                .put((byte) block.kind().code())
                .putLong(block.firstSequence())
                .putInt(packed.length)
                .put(packed);
        return new BlockPage(page.array());
    }

    /** Without the block of a key, if it is here. */
    public BlockPage without(BlockKey key) {
        int at = find(key);
        if (at == NOWHERE) {
            return this;
        }
        int end = end(at);
        byte[] others = Arrays.copyOf(bytes, bytes.length - (end - at));
        System.arraycopy(bytes, end, others, at, bytes.length - end);
        return new BlockPage(others);
    }

    private int find(BlockKey key) {
        ByteBuffer page = ByteBuffer.wrap(bytes);
        for (int at = 1; at < bytes.length; at = end(at)) {
            if (page.get(at) == key.kind().code() && page.getLong(at + 1) == key.firstSequence()) {
                return at;
            }
        }
        return NOWHERE;
    }

    private int end(int at) {
        return at + HEADER + ByteBuffer.wrap(bytes).getInt(at + 1 + Long.BYTES);
    }
}
