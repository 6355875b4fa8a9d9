package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.util.ArrayList;
import java.util.List;

/** Shows that a tree is a prefix of a later one (RFC 6962 section 2.1.2). */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Makes the proof between two sizes of one tree.
     *
     * @throws IllegalArgumentException unless {@code 0 < oldSize <= newSize}
     */
    public static ConsistencyProof of(Subtrees tree, long oldSize, long newSize) {
        if (oldSize <= 0 || oldSize > newSize) {
            throw new IllegalArgumentException("no consistency proof leads from " + oldSize + " to " + newSize);
        }
        ArrayList<Hash> path = new ArrayList<>();
        if (oldSize < newSize) {
            subproof(tree, oldSize, 0, newSize, true, path);
        }
        return new ConsistencyProof(oldSize, newSize, path);
    }

    /** SUBPROOF of the RFC: {@code known} says that the verifier has this whole subtree's hash as its old root. */
    private static void subproof(Subtrees tree, long old, long begin, long end, boolean known, List<Hash> path) {
        if (old == end) {
            if (!known) {
                path.add(tree.hash(begin, end));
            }
            return;
        }
        long middle = begin + Subtrees.split(end - begin);
        if (old <= middle) {
            subproof(tree, old, begin, middle, known, path);
            path.add(tree.hash(middle, end));
        } else {
            subproof(tree, old, middle, end, false, path);
            path.add(tree.hash(begin, middle));
        }
    }

    /**
     * Checks the proof as RFC 9162 section 2.1.4.2 does.
     *
     * @throws InvalidProofException unless the old tree is shown to be a prefix of the new one
     */
    public void verify(Hash oldRoot, Hash newRoot) {
        require(oldSize > 0, "nothing is proven from an empty tree");
        require(oldSize <= newSize, "a tree of " + oldSize + " leaves is no prefix of one of " + newSize);
        if (oldSize == newSize) {
            require(path.isEmpty(), "a tree is consistent with itself without hashes");
            require(oldRoot.equals(newRoot), "two trees of the same size have different roots");
            return;
        }
        int shared = Long.numberOfTrailingZeros(oldSize);
        long old = (oldSize - 1) >>> shared;
        int inner = Long.SIZE - Long.numberOfLeadingZeros(old ^ (newSize - 1) >>> shared);
        boolean perfect = Long.bitCount(oldSize) == 1;
        int length = inner + Long.bitCount(old >>> inner) + (perfect ? 0 : 1);
        require(path.size() == length, "a consistency path here has " + length + " hashes, not " + path.size());
        List<Hash> siblings = perfect ? path : path.subList(1, path.size());
        Hash oldNode = perfect ? oldRoot : path.get(0);
        Hash newNode = oldNode;
        for (int height = 0; height < siblings.size(); height++) {
            Hash sibling = siblings.get(height);
            if (height >= inner || (old >>> height & 1) == 1) {
                oldNode = TreeHasher.node(sibling, oldNode);
                newNode = TreeHasher.node(sibling, newNode);
            } else {
                newNode = TreeHasher.node(newNode, sibling);
            }
        }
        require(oldNode.equals(oldRoot), "the consistency path leads to another old root");
        require(newNode.equals(newRoot), "the consistency path leads to another new root");
    }
}
