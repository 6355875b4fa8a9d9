package io.meterproof.metering.commitment;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The last leaf of a shard, {@code 7 ‖ version ‖ generation u64 ‖ first shard u32}, 14 bytes: from here on another generation takes the
 * log's leaves. Nothing in it is secret. What follows it in the shard's partition is no leaf.
 *
 * @param generation that takes over, from 2
 * @param firstShard the first shard of that generation: those below it are sealed
 */
public record Seal(long generation, int firstShard) {
    public static final int LENGTH = 2 + Long.BYTES + Integer.BYTES;
    private static final byte TYPE = 7;
    private static final byte VERSION = 1;

    /** @throws IllegalArgumentException for a generation that no other was before */
    public Seal {
        if (generation <= Generation.FIRST.number() || firstShard < 1) {
            throw new IllegalArgumentException("no generation " + generation + " takes over at shard " + firstShard);
        }
    }

    /** The seal of a shard that a leaf of it is, if it is one. */
    public static Optional<Seal> parse(int shard, byte[] leaf) {
        if (leaf.length != LENGTH || leaf[0] != TYPE || leaf[1] != VERSION) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(leaf, 2, LENGTH - 2);
        long generation = fields.getLong();
        int firstShard = fields.getInt();
        boolean isOne = generation > Generation.FIRST.number() && firstShard > shard;
        return isOne ? Optional.of(new Seal(generation, firstShard)) : Optional.empty();
    }

    /** The 14 bytes. */
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .put(TYPE)
                .put(VERSION)
                .putLong(generation)
                .putInt(firstShard)
                .array();
    }

    /** The leaf hash of RFC 6962 section 2.1. */
    public Hash leafHash() {
        return TreeHasher.leaf(bytes());
    }
}
