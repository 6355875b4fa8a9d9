package io.meterproof.tlog;

import java.util.List;

/** Where proofs take their hashes from: any subtree {@code MTH(D[begin:end])} of RFC 6962 section 2.1. */
@FunctionalInterface
public interface Subtrees {
    /** The hash over leaves {@code begin} (inclusive) to {@code end} (exclusive). */
    Hash hash(long begin, long end);

    /** The subtrees over leaf hashes held in memory. */
    static Subtrees over(List<Hash> leaves) {
        return (begin, end) -> TreeHasher.root(leaves.subList(Math.toIntExact(begin), Math.toIntExact(end)));
    }

    /** The size of the left subtree of a tree of {@code size} leaves, two or more: the largest power of two below it. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
