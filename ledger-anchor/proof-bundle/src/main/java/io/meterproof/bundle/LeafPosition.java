package io.meterproof.bundle;

import io.meterproof.tlog.Hash;

/**
 * Where a commitment stands in the log, and the salt that opens it.
 *
 * @param index the leaf's index in its shard
 */
public record LeafPosition(int shard, long index, Hash salt) {}
