package io.meterproof.tlog;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SubtreeProperties {
    @Property(tries = 500)
    void everySubtreeIsConsistentWithItsTree(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(max = 299) int anyBegin,
            @ForAll @IntRange(max = 299) int anySize) {
        List<Hash> leaves = Trees.leaves(size);
        Subtree subtree = subtree(size, anyBegin, anySize);
        assertThatCode(() -> SubtreeConsistencyProof.of(Subtrees.over(leaves), subtree, size)
                        .verify(root(leaves, subtree), TreeHasher.root(leaves)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 200)
    void everyLeafOfASubtreeIsProvenInIt(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(max = 299) int anyBegin,
            @ForAll @IntRange(max = 299) int anySize,
            @ForAll @IntRange(max = 299) int anyIndex) {
        List<Hash> leaves = Trees.leaves(size);
        Subtree subtree = subtree(size, anyBegin, anySize);
        long inside = anyIndex % subtree.size();
        List<Hash> path = InclusionProof.of(Subtrees.over(within(leaves, subtree)), subtree.size(), inside)
                .path();
        InclusionProof proof = new InclusionProof(subtree.begin() + inside, subtree.size(), path);
        Hash leaf = leaves.get((int) proof.index());
        assertThatCode(() -> subtree.verify(proof, leaf, root(leaves, subtree))).doesNotThrowAnyException();
        refused(() ->
                subtree.verify(new InclusionProof(subtree.end(), subtree.size(), path), leaf, root(leaves, subtree)));
        refused(() -> subtree.verify(
                new InclusionProof(subtree.begin() - 1, subtree.size(), path), leaf, root(leaves, subtree)));
    }

    @Property(tries = 100)
    void noMutatedSubtreeConsistencyProofIsAccepted(
            @ForAll @IntRange(min = 2, max = 100) int size,
            @ForAll @IntRange(max = 99) int anyBegin,
            @ForAll @IntRange(max = 99) int anySize) {
        List<Hash> leaves = Trees.leaves(size);
        Subtree subtree = subtree(size, anyBegin, anySize);
        Hash subtreeRoot = root(leaves, subtree);
        Hash root = TreeHasher.root(leaves);
        List<Hash> path =
                SubtreeConsistencyProof.of(Subtrees.over(leaves), subtree, size).path();
        for (int i = 0; i < path.size(); i++) {
            refused(subtree, size, Trees.changed(path, i), subtreeRoot, root);
        }
        if (!path.isEmpty()) {
            refused(subtree, size, Trees.shorter(path), subtreeRoot, root);
        }
        refused(subtree, size, Trees.longer(path), subtreeRoot, root);
        refused(subtree, size, path, Hash.ZERO, root);
        refused(subtree, size, path, subtreeRoot, Hash.ZERO);
        refused(subtree, (int) subtree.end() - 1, path, subtreeRoot, root);
    }

    private static void refused(Subtree subtree, int size, List<Hash> path, Hash subtreeRoot, Hash root) {
        refused(() -> new SubtreeConsistencyProof(subtree, size, path).verify(subtreeRoot, root));
    }

    private static void refused(Runnable verification) {
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(verification::run);
    }

    /** A subtree within the tree: its beginning is brought down to a multiple of its size's power of two. */
    private static Subtree subtree(int size, int anyBegin, int anySize) {
        int wanted = 1 + anySize % size;
        int power = wanted == 1 ? 1 : Integer.highestOneBit(wanted - 1) << 1;
        int begin = anyBegin % (size - wanted + 1) / power * power;
        return new Subtree(begin, begin + wanted);
    }

    private static List<Hash> within(List<Hash> leaves, Subtree subtree) {
        return leaves.subList((int) subtree.begin(), (int) subtree.end());
    }

    private static Hash root(List<Hash> leaves, Subtree subtree) {
        return TreeHasher.root(within(leaves, subtree));
    }
}
