package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.util.ArrayList;
import java.util.List;

/** Shows that a subtree is one of a tree (draft-ietf-plants-merkle-tree-certs, "Subtree Consistency Proofs"). */
public record SubtreeConsistencyProof(Subtree subtree, long size, List<Hash> path) {
    public SubtreeConsistencyProof {
        path = List.copyOf(path);
    }

    /** What a path leads to from both ends. */
    private record Roots(Hash subtree, Hash tree) {}

    /**
     * Makes the proof.
     *
     * @throws IllegalArgumentException unless the subtree is inside the tree
     */
    public static SubtreeConsistencyProof of(Subtrees tree, Subtree subtree, long size) {
        if (subtree.end() > size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no subtree " + subtree);
        }
        ArrayList<Hash> path = new ArrayList<>();
        subproof(tree, subtree, 0, size, true, path);
        return new SubtreeConsistencyProof(subtree, size, path);
    }

    /** SUBTREE_SUBPROOF of the draft; {@code known} says that the verifier has the subtree's hash. */
    private static void subproof(
            Subtrees tree, Subtree wanted, long begin, long end, boolean known, ArrayList<Hash> path) {
        if (wanted.begin() <= begin && wanted.end() == end) {
            if (!known) {
                path.add(tree.hash(begin, end));
            }
            return;
        }
        long middle = begin + Subtrees.split(end - begin);
        if (wanted.end() <= middle) {
            subproof(tree, wanted, begin, middle, known, path);
            path.add(tree.hash(middle, end));
        } else {
            subproof(tree, wanted, middle, end, known && wanted.begin() >= middle, path);
            path.add(tree.hash(begin, middle));
        }
    }

    /**
     * Checks the proof.
     *
     * @throws InvalidProofException unless the subtree's root is shown to be that of these leaves of the tree
     */
    public void verify(Hash subtreeRoot, Hash treeRoot) {
        require(subtree.end() <= size, "a tree of " + size + " leaves has no subtree " + subtree);
        Roots roots = fold(0, size, true, path, subtreeRoot);
        require(roots.subtree.equals(subtreeRoot), "the consistency path leads to another subtree root");
        require(roots.tree.equals(treeRoot), "the consistency path leads to another root");
    }

    private Roots fold(long begin, long end, boolean known, List<Hash> hashes, Hash given) {
        if (subtree.begin() <= begin && subtree.end() == end) {
            require(hashes.size() == (known ? 0 : 1), "the consistency path has another length");
            Hash whole = known ? given : hashes.get(0);
            return new Roots(whole, whole);
        }
        require(!hashes.isEmpty(), "the consistency path ends early");
        Hash sibling = hashes.get(hashes.size() - 1);
        List<Hash> rest = hashes.subList(0, hashes.size() - 1);
        long middle = begin + Subtrees.split(end - begin);
        if (subtree.end() <= middle) {
            Roots left = fold(begin, middle, known, rest, given);
            return new Roots(left.subtree, TreeHasher.node(left.tree, sibling));
        }
        boolean whole = subtree.begin() >= middle;
        Roots right = fold(middle, end, known && whole, rest, given);
        Hash inSubtree = whole ? right.subtree : TreeHasher.node(sibling, right.subtree);
        return new Roots(inSubtree, TreeHasher.node(sibling, right.tree));
    }
}
