package io.meterproof.metering.settlement;

import java.util.List;

/** Sequence numbers from (inclusive) to (exclusive). */
public record SequenceRange(long from, long to) {
    boolean contains(long sequence) {
        return sequence >= from && sequence < to;
    }

    /** From the first number of some blocks to their last. */
    static SequenceRange of(List<ActualBlock> blocks) {
        return new SequenceRange(
                blocks.stream().mapToLong(ActualBlock::firstSequence).min().orElseThrow(),
                blocks.stream().mapToLong(ActualBlock::nextSequence).max().orElseThrow());
    }
}
