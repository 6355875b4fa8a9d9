package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;

/** Contiguous blocks of one kind with the same count each. */
public record BlockRun(BlockKind kind, long first, int blocks, int count) {

    long end() {
        return first + (long) blocks * count;
    }

    BlockKey key(long block) {
        return new BlockKey(kind, first + block * count);
    }

    boolean isContinuedBy(BlockRun next) {
        return kind == next.kind && count == next.count && end() == next.first;
    }

    /** How many of the run's blocks begin before a sequence number. */
    int begunBefore(long sequence) {
        long begun = -Math.floorDiv(first - sequence, (long) count);
        return (int) Math.max(0, Math.min(blocks, begun));
    }

    /** How many of the run's blocks have ended at a sequence number. */
    int endedAt(long sequence) {
        return (int) Math.max(0, Math.min(blocks, Math.floorDiv(sequence - first, (long) count)));
    }
}
