package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

/**
 * Leaves {@code begin} to {@code end} (exclusive) of a tree, where the beginning is a multiple of the size rounded up to a power of two
 * (draft-ietf-plants-merkle-tree-certs, "Subtrees"). Such a subtree is also one of every larger tree.
 */
public record Subtree(long begin, long end) {
    public Subtree {
        require(begin >= 0 && begin < end, "no subtree has the leaves [" + begin + ", " + end + ")");
        long below = Long.highestOneBit(end - begin - 1);
        long mask = below == 0 ? 0 : (below << 1) - 1;
        require((begin & mask) == 0, "a subtree of " + (end - begin) + " leaves does not begin at " + begin);
    }

    public long size() {
        return end - begin;
    }

    /**
     * Checks that a leaf of the whole tree is in the subtree of this root.
     *
     * @param proof of the leaf in the subtree as a tree of its own, its index counted in the whole tree
     * @throws InvalidProofException if that is not shown
     */
    public void verify(InclusionProof proof, Hash leaf, Hash root) {
        require(proof.size() == size(), "the proof is of a tree of " + proof.size() + " leaves");
        require(proof.index() >= begin && proof.index() < end, "leaf " + proof.index() + " is outside " + this);
        new InclusionProof(proof.index() - begin, size(), proof.path()).verify(leaf, root);
    }

    @Override
    public String toString() {
        return "[" + begin + ", " + end + ")";
    }
}
