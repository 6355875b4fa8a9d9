package io.meterproof.anchor.store;

import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.PrefixTree;
import io.meterproof.tlog.TreeHead;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The index of newest statements at any heads of the shards. The last few trees are kept, which share most of their nodes: a later one
 * reads only the pointers that came since.
 */
public final class StatementIndex {
    private static final int KEPT = 4;

    private final Source source;
    private final Deque<Snapshot> newestFirst = new ArrayDeque<>();

    /** @param source of the stored pointers */
    public StatementIndex(Source source) {
        this.source = source;
    }

    /** Reads the pointers of a shard. */
    @FunctionalInterface
    public interface Source {
        /** Those among the leaves {@code from} (inclusive) to {@code to} (exclusive), ascending by leaf. */
        List<StatementPointer> read(int shard, long from, long to);
    }

    private record Snapshot(Map<Integer, TreeHead> heads, PrefixTree tree) {
        private static final Snapshot EMPTY = new Snapshot(Map.of(), PrefixTree.EMPTY);

        long size(int shard) {
            return heads.containsKey(shard) ? heads.get(shard).size() : 0;
        }

        boolean isWithin(Map<Integer, TreeHead> later) {
            return heads.entrySet().stream()
                    .allMatch(head -> later.containsKey(head.getKey())
                            && head.getValue().size()
                                    <= later.get(head.getKey()).size());
        }
    }

    /** The tree over the pointers that the heads cover. Of two pointers of an account that of the higher shard, then leaf, is newer. */
    public synchronized PrefixTree at(Map<Integer, TreeHead> heads) {
        Snapshot before = newestFirst.stream()
                .filter(snapshot -> snapshot.isWithin(heads))
                .findFirst()
                .orElse(Snapshot.EMPTY);
        SortedMap<Hash, Hash> newer = new TreeMap<>();
        new TreeMap<>(heads).forEach((shard, head) -> {
            if (before.size(shard) < head.size()) {
                source.read(shard, before.size(shard), head.size())
                        .forEach(pointer -> newer.put(pointer.tag(), pointer.statement()));
            }
        });
        Snapshot snapshot = new Snapshot(Map.copyOf(heads), before.tree.with(newer));
        keep(snapshot);
        return snapshot.tree;
    }

    private void keep(Snapshot snapshot) {
        newestFirst.removeIf(each -> each.heads.equals(snapshot.heads));
        newestFirst.addFirst(snapshot);
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
    }
}
