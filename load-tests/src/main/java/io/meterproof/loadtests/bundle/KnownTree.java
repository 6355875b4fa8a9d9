package io.meterproof.loadtests.bundle;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.Multiproof;
import io.meterproof.tlog.Subtrees;
import io.meterproof.tlog.TreeHasher;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a multiproof shows of a tree: enough to prove fewer of its leaves. */
final class KnownTree implements Subtrees {
    private final long size;
    private final NavigableMap<Long, Hash> leaves;
    private final Map<Range, Hash> subtrees = new HashMap<>();

    private record Range(long begin, long end) {}

    /** @param leaves by index, exactly those that the proof is of */
    KnownTree(long size, NavigableMap<Long, Hash> leaves, List<Hash> proof) {
        this.size = size;
        this.leaves = new TreeMap<>(leaves);
        learn(0, size, proof.iterator());
    }

    private Hash learn(long begin, long end, Iterator<Hash> proof) {
        Hash hash;
        if (leaves.subMap(begin, end).isEmpty()) {
            hash = proof.next();
        } else if (end - begin == 1) {
            hash = leaves.get(begin);
        } else {
            long middle = begin + Subtrees.split(end - begin);
            hash = TreeHasher.node(learn(begin, middle, proof), learn(middle, end, proof));
        }
        subtrees.put(new Range(begin, end), hash);
        return hash;
    }

    /** The proof of some of the leaves. */
    List<Hash> proof(List<Long> indexes) {
        return Multiproof.of(this, size, indexes).hashes();
    }

    @Override
    public Hash hash(long begin, long end) {
        return subtrees.get(new Range(begin, end));
    }
}
