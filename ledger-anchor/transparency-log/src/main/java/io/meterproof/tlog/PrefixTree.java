package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A sorted index of 32-byte keys as a Merkle tree. A node stands for all keys that begin with the same bits: without a key it is 32 zero
 * bytes, with one key {@code SHA256(00 ‖ key ‖ value)}, with more {@code SHA256(01 ‖ those that go on with 0 ‖ those that go on with 1)}.
 * A root is a function of the pairs alone, and under one root a key has one place, so what a path proves of a key nothing else
 * contradicts. Trees are immutable and share what they have in common.
 */
public final class PrefixTree {
    public static final PrefixTree EMPTY = new PrefixTree(Optional.empty());
    private static final int BITS = Hash.LENGTH * Byte.SIZE;

    private final Optional<Node> top;

    private PrefixTree(Optional<Node> top) {
        this.top = top;
    }

    private sealed interface Node {
        Hash hash();
    }

    private record Leaf(Hash key, Hash value, Hash hash) implements Node {}

    private record Fork(Optional<Node> zero, Optional<Node> one, Hash hash) implements Node {}

    private record Pair(Hash key, Hash value) {}

    /** This tree with more pairs; a key that it has gets the new value. */
    public PrefixTree with(SortedMap<Hash, Hash> pairs) {
        List<Pair> added = new ArrayList<>(pairs.size());
        for (Map.Entry<Hash, Hash> pair : pairs.entrySet()) {
            added.add(new Pair(pair.getKey(), pair.getValue()));
        }
        return new PrefixTree(merge(top, added, 0));
    }

    public Hash root() {
        return hash(top);
    }

    /** The value of a key. */
    public Optional<Hash> get(Hash key) {
        Optional<Node> node = top;
        for (int depth = 0; node.isPresent() && node.get() instanceof Fork fork; depth++) {
            node = key.bit(depth) ? fork.one : fork.zero;
        }
        return node.map(Leaf.class::cast).filter(leaf -> leaf.key.equals(key)).map(Leaf::value);
    }

    /** The neighbours of a key that the tree has, from the root down: what {@link #root(Hash, Hash, List)} needs besides it. */
    public List<Hash> path(Hash key) {
        List<Hash> path = new ArrayList<>();
        Optional<Node> node = top;
        for (int depth = 0; node.isPresent() && node.get() instanceof Fork fork; depth++) {
            boolean bit = key.bit(depth);
            path.add(hash(bit ? fork.zero : fork.one));
            node = bit ? fork.one : fork.zero;
        }
        return path;
    }

    /**
     * The root that a key, its value and its neighbours lead to.
     *
     * @throws InvalidProofException for more neighbours than a key has bits
     */
    public static Hash root(Hash key, Hash value, List<Hash> path) {
        require(path.size() <= BITS, "a path of a prefix tree has at most " + BITS + " hashes, not " + path.size());
        Hash hash = leafHash(key, value);
        for (int depth = path.size() - 1; depth >= 0; depth--) {
            Hash neighbour = path.get(depth);
            hash = key.bit(depth) ? TreeHasher.node(neighbour, hash) : TreeHasher.node(hash, neighbour);
        }
        return hash;
    }

    private static Optional<Node> merge(Optional<Node> node, List<Pair> added, int depth) {
        if (added.isEmpty()) {
            return node;
        }
        if (node.isPresent() && node.get() instanceof Fork fork) {
            return fork(fork.zero, fork.one, added, depth);
        }
        List<Pair> all = node.map(leaf -> insert((Leaf) leaf, added)).orElse(added);
        return all.size() == 1 ? Optional.of(leaf(all.get(0))) : fork(Optional.empty(), Optional.empty(), all, depth);
    }

    private static Optional<Node> fork(Optional<Node> zero, Optional<Node> one, List<Pair> added, int depth) {
        int cut = firstOne(added, depth);
        Optional<Node> left = merge(zero, added.subList(0, cut), depth + 1);
        Optional<Node> right = merge(one, added.subList(cut, added.size()), depth + 1);
        return Optional.of(new Fork(left, right, TreeHasher.node(hash(left), hash(right))));
    }

    /** A pair among others of the same prefix, in order; where its key is among them it makes way. */
    private static List<Pair> insert(Leaf leaf, List<Pair> sorted) {
        int place = 0;
        while (place < sorted.size() && sorted.get(place).key.compareTo(leaf.key) < 0) {
            place++;
        }
        if (place < sorted.size() && sorted.get(place).key.equals(leaf.key)) {
            return sorted;
        }
        List<Pair> all = new ArrayList<>(sorted);
        all.add(place, new Pair(leaf.key, leaf.value));
        return all;
    }

    private static int firstOne(List<Pair> sorted, int depth) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).key.bit(depth)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Leaf leaf(Pair pair) {
        return new Leaf(pair.key, pair.value, leafHash(pair.key, pair.value));
    }

    private static Hash leafHash(Hash key, Hash value) {
        byte[] entry = new byte[2 * Hash.LENGTH];
        key.copyTo(entry, 0);
        value.copyTo(entry, Hash.LENGTH);
        return TreeHasher.leaf(entry);
    }

    private static Hash hash(Optional<Node> node) {
        return node.map(Node::hash).orElse(Hash.ZERO);
    }
}
