package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The audit path of one leaf, from its sibling up to a child of the root (RFC 6962 section 2.1.1). */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * Makes the proof of leaf {@code index} in the tree of {@code size} leaves.
     *
     * @throws IllegalArgumentException if the tree has no such leaf
     */
    public static InclusionProof of(Subtrees tree, long size, long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
        }
        ArrayList<Hash> fromRoot = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + Subtrees.split(end - begin);
            if (index < middle) {
                fromRoot.add(tree.hash(middle, end));
                end = middle;
            } else {
                fromRoot.add(tree.hash(begin, middle));
                begin = middle;
            }
        }
        Collections.reverse(fromRoot);
        return new InclusionProof(index, size, fromRoot);
    }

    /**
     * The root that this path leads to from a leaf hash (RFC 9162 section 2.1.3.2).
     *
     * @throws InvalidProofException if the index is outside the tree or the path has not exactly the length they imply
     */
    public Hash root(Hash leaf) {
        require(index >= 0 && index < size, "leaf index " + index + " is outside a tree of " + size + " leaves");
        int inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
        int border = Long.bitCount(index >>> inner);
        require(
                path.size() == inner + border,
                "an inclusion path here has " + (inner + border) + " hashes, not " + path.size());
        Hash node = leaf;
        for (int height = 0; height < path.size(); height++) {
            Hash sibling = path.get(height);
            boolean right = height >= inner || (index >>> height & 1) == 1;
            node = right ? TreeHasher.node(sibling, node) : TreeHasher.node(node, sibling);
        }
        return node;
    }

    /**
     * Checks that the leaf is in the tree of this root.
     *
     * @throws InvalidProofException if it is not shown to be
     */
    public void verify(Hash leaf, Hash root) {
        require(root(leaf).equals(root), "the inclusion path leads to another root");
    }
}
