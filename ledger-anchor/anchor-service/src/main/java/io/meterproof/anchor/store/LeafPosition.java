package io.meterproof.anchor.store;

/** Where a leaf is. */
public record LeafPosition(int shard, long index) {}
