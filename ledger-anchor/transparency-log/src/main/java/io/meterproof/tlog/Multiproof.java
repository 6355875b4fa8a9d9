package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * One proof for many leaves of one tree: the hashes of the largest subtrees without a wanted leaf, left to right.
 *
 * @param size leaves of the tree
 * @param indexes the wanted leaves, at least one, strictly ascending
 * @param hashes exactly as many as the indexes imply
 */
public record Multiproof(long size, List<Long> indexes, List<Hash> hashes) {
    /** How many leaves are proven for one bill: so many fit into its file, and whoever serves proofs makes no more at once. */
    public static final int MAX_LEAVES = 100_000;

    public Multiproof {
        indexes = List.copyOf(indexes);
        hashes = List.copyOf(hashes);
    }

    /**
     * Makes the proof of the leaves at {@code indexes}.
     *
     * @throws InvalidProofException unless the indexes ascend strictly within the tree and there is one
     */
    public static Multiproof of(Subtrees tree, long size, List<Long> indexes) {
        checkIndexes(size, indexes);
        ArrayList<Hash> hashes = new ArrayList<>();
        absent(0, size, indexes, (begin, end) -> hashes.add(tree.hash(begin, end)));
        return new Multiproof(size, indexes, hashes);
    }

    /**
     * The root that the leaf hashes, in the order of the indexes, and this proof lead to.
     *
     * @throws InvalidProofException if indexes, leaves and hashes do not fit together, before anything is hashed
     */
    public Hash root(List<Hash> leaves) {
        checkIndexes(size, indexes);
        require(leaves.size() == indexes.size(), leaves.size() + " leaves for " + indexes.size() + " indexes");
        int[] expected = {0};
        absent(0, size, indexes, (begin, end) -> expected[0]++);
        require(hashes.size() == expected[0], "a multiproof here has " + expected[0] + " hashes, not " + hashes.size());
        return fold(0, size, indexes, leaves.iterator(), hashes.iterator());
    }

    /**
     * Checks that every leaf is in the tree of this root.
     *
     * @throws InvalidProofException if that is not shown
     */
    public void verify(List<Hash> leaves, Hash root) {
        require(root(leaves).equals(root), "the multiproof leads to another root");
    }

    private static void checkIndexes(long size, List<Long> indexes) {
        require(!indexes.isEmpty(), "a multiproof is of one leaf or more");
        long previous = -1;
        for (long index : indexes) {
            require(index > previous, "the indexes of a multiproof ascend strictly");
            require(index < size, "leaf index " + index + " is outside a tree of " + size + " leaves");
            previous = index;
        }
    }

    private static void absent(long begin, long end, List<Long> wanted, SubtreeVisitor visitor) {
        if (wanted.isEmpty()) {
            visitor.visit(begin, end);
        } else if (end - begin > 1) {
            long middle = begin + Subtrees.split(end - begin);
            int cut = countBelow(wanted, middle);
            absent(begin, middle, wanted.subList(0, cut), visitor);
            absent(middle, end, wanted.subList(cut, wanted.size()), visitor);
        }
    }

    private static Hash fold(long begin, long end, List<Long> wanted, Iterator<Hash> leaves, Iterator<Hash> hashes) {
        if (wanted.isEmpty()) {
            return hashes.next();
        }
        if (end - begin == 1) {
            return leaves.next();
        }
        long middle = begin + Subtrees.split(end - begin);
        int cut = countBelow(wanted, middle);
        Hash left = fold(begin, middle, wanted.subList(0, cut), leaves, hashes);
        return TreeHasher.node(left, fold(middle, end, wanted.subList(cut, wanted.size()), leaves, hashes));
    }

    private static int countBelow(List<Long> sorted, long limit) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle) < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @FunctionalInterface
    private interface SubtreeVisitor {
        void visit(long begin, long end);
    }
}
