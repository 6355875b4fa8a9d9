package io.meterproof.loadtests.log;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InclusionProof;
import io.meterproof.tlog.Subtrees;
import io.meterproof.tlog.TreeHasher;
import java.util.Random;

/** Inclusion paths of a tree so large that its leaves are all alike: then a perfect subtree follows from its height. */
record PathSizes(int longestBytes, int verified) {
    private static final int SAMPLES = 10_000;

    static PathSizes in(long size) {
        Subtrees tree = alike();
        Hash leaf = tree.hash(0, 1);
        Hash root = tree.hash(0, size);
        Random random = new Random(size);
        int longest = 0;
        for (int i = 0; i < SAMPLES; i++) {
            long index = i == 0 ? 0 : i == 1 ? size - 1 : random.nextLong(size);
            InclusionProof proof = InclusionProof.of(tree, size, index);
            proof.verify(leaf, root);
            longest = Math.max(longest, proof.path().size() * Hash.LENGTH);
        }
        return new PathSizes(longest, SAMPLES);
    }

    private static Subtrees alike() {
        Hash[] perfect = new Hash[Long.SIZE - 1];
        perfect[0] = TreeHasher.leaf(new byte[0]);
        for (int height = 1; height < perfect.length; height++) {
            perfect[height] = TreeHasher.node(perfect[height - 1], perfect[height - 1]);
        }
        return new Subtrees() {
            @Override
            public Hash hash(long begin, long end) {
                long length = end - begin;
                if (Long.bitCount(length) == 1) {
                    return perfect[Long.numberOfTrailingZeros(length)];
                }
                long middle = begin + Subtrees.split(length);
                return TreeHasher.node(hash(begin, middle), hash(middle, end));
            }
        };
    }
}
