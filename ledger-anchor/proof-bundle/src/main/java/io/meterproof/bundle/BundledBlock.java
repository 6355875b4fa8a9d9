package io.meterproof.bundle;

/** A block and where its commitment stands. */
public record BundledBlock(BlockEvidence evidence, LeafPosition leaf) {}
