package io.meterproof.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class ProofProperties {
    @Property(tries = 300)
    void aCompactRangeHasTheRootOfTheTree(
            @ForAll @IntRange(max = 600) int first, @ForAll @IntRange(max = 600) int more) {
        List<Hash> leaves = Trees.leaves(first + more);
        CompactRange range =
                CompactRange.EMPTY.append(leaves.subList(0, first)).append(leaves.subList(first, leaves.size()));
        assertThat(range.root()).isEqualTo(TreeHasher.root(leaves));
    }

    @Property(tries = 300)
    void everyLeafHasAnInclusionProof(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any) {
        int index = any % size;
        List<Hash> leaves = Trees.leaves(size);
        InclusionProof proof = InclusionProof.of(Subtrees.over(leaves), size, index);
        assertThatCode(() -> proof.verify(leaves.get(index), TreeHasher.root(leaves)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 100)
    void noMutatedInclusionProofIsAccepted(
            @ForAll @IntRange(min = 2, max = 100) int size, @ForAll @IntRange(max = 99) int any) {
        int index = any % size;
        List<Hash> leaves = Trees.leaves(size);
        Hash root = TreeHasher.root(leaves);
        Hash leaf = leaves.get(index);
        List<Hash> path = InclusionProof.of(Subtrees.over(leaves), size, index).path();
        for (int i = 0; i < path.size(); i++) {
            refused(new InclusionProof(index, size, Trees.changed(path, i)), leaf, root);
        }
        refused(new InclusionProof(index, size, Trees.longer(path)), leaf, root);
        refused(new InclusionProof(index, size, Trees.shorter(path)), leaf, root);
        refused(new InclusionProof(index, size, path), Hash.ZERO, root);
        refused(new InclusionProof(index, size, path), leaf, Hash.ZERO);
        for (long other = -1; other <= size; other++) {
            if (other != index) {
                refused(new InclusionProof(other, size, path), leaf, root);
            }
        }
    }

    @Property(tries = 300)
    void everyPrefixIsConsistent(@ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any) {
        int old = 1 + any % size;
        List<Hash> leaves = Trees.leaves(size);
        ConsistencyProof proof = ConsistencyProof.of(Subtrees.over(leaves), old, size);
        assertThatCode(() -> proof.verify(TreeHasher.root(leaves.subList(0, old)), TreeHasher.root(leaves)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 100)
    void noMutatedConsistencyProofIsAccepted(
            @ForAll @IntRange(min = 2, max = 100) int size, @ForAll @IntRange(max = 99) int any) {
        int old = 1 + any % (size - 1);
        List<Hash> leaves = Trees.leaves(size);
        Hash oldRoot = TreeHasher.root(leaves.subList(0, old));
        Hash newRoot = TreeHasher.root(leaves);
        List<Hash> path = ConsistencyProof.of(Subtrees.over(leaves), old, size).path();
        for (int i = 0; i < path.size(); i++) {
            refused(new ConsistencyProof(old, size, Trees.changed(path, i)), oldRoot, newRoot);
        }
        refused(new ConsistencyProof(old, size, Trees.longer(path)), oldRoot, newRoot);
        refused(new ConsistencyProof(old, size, Trees.shorter(path)), oldRoot, newRoot);
        refused(new ConsistencyProof(old, size, path), Hash.ZERO, newRoot);
        refused(new ConsistencyProof(old, size, path), oldRoot, Hash.ZERO);
        refused(new ConsistencyProof(0, size, path), oldRoot, newRoot);
        refused(new ConsistencyProof(size, old, path), oldRoot, newRoot);
    }

    @Property(tries = 300)
    void oneMultiproofProvesAnySetOfLeaves(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @NotEmpty Set<@IntRange(max = 299) Integer> any) {
        List<Hash> leaves = Trees.leaves(size);
        List<Long> indexes = indexes(size, any);
        Multiproof proof = Multiproof.of(Subtrees.over(leaves), size, indexes);
        assertThatCode(() -> proof.verify(at(leaves, indexes), TreeHasher.root(leaves)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 100)
    void noMutatedMultiproofIsAccepted(
            @ForAll @IntRange(min = 2, max = 100) int size,
            @ForAll @Size(min = 1, max = 10) Set<@IntRange(max = 99) Integer> any) {
        List<Hash> leaves = Trees.leaves(size);
        Hash root = TreeHasher.root(leaves);
        List<Long> indexes = indexes(size, any);
        List<Hash> wanted = at(leaves, indexes);
        List<Hash> hashes = Multiproof.of(Subtrees.over(leaves), size, indexes).hashes();
        for (int i = 0; i < hashes.size(); i++) {
            refused(new Multiproof(size, indexes, Trees.changed(hashes, i)), wanted, root);
            List<Hash> without = new ArrayList<>(hashes);
            without.remove(i);
            refused(new Multiproof(size, indexes, without), wanted, root);
        }
        for (int i = 0; i < wanted.size(); i++) {
            refused(new Multiproof(size, indexes, hashes), Trees.changed(wanted, i), root);
        }
        refused(new Multiproof(size, indexes, Trees.longer(hashes)), wanted, root);
        refused(new Multiproof(size, indexes, hashes), Trees.longer(wanted), root);
        refused(new Multiproof(size, indexes, hashes), Trees.shorter(wanted), root);
        refused(new Multiproof(size, indexes, hashes), wanted, Hash.ZERO);
        refused(new Multiproof(size, indexes.stream().map(index -> index - size).toList(), hashes), wanted, root);
        refused(new Multiproof(size, indexes.stream().map(index -> index + size).toList(), hashes), wanted, root);
    }

    private static List<Long> indexes(int size, Set<Integer> any) {
        return any.stream()
                .map(index -> (long) (index % size))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Hash> at(List<Hash> leaves, List<Long> indexes) {
        return indexes.stream().map(index -> leaves.get(index.intValue())).toList();
    }

    private static void refused(InclusionProof proof, Hash leaf, Hash root) {
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> proof.verify(leaf, root));
    }

    private static void refused(ConsistencyProof proof, Hash oldRoot, Hash newRoot) {
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> proof.verify(oldRoot, newRoot));
    }

    private static void refused(Multiproof proof, List<Hash> leaves, Hash root) {
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> proof.verify(leaves, root));
    }
}
