package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;

/** Names a block within its channel: one kind never has two accepted blocks for one sequence number. */
public record BlockKey(BlockKind kind, long firstSequence) {
    private static final long GOLDEN_RATIO = 0x9e37_79b9_7f4a_7c15L;

    /** Spread by multiplication: sequence numbers step by the block size, which would fill few buckets of a table. */
    @Override
    public int hashCode() {
        return Long.hashCode((firstSequence << 2 | kind.code()) * GOLDEN_RATIO);
    }
}
