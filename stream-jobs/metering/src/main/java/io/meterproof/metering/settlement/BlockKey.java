package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;

/** Names a block within its channel: one kind never has two accepted blocks for one sequence number. */
public record BlockKey(BlockKind kind, long firstSequence) {}
