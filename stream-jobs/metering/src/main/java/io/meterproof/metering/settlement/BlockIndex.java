package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which blocks a channel has, as runs: a steady channel needs one run per kind, however many blocks it has. This finds the
 * neighbours of a block without walking through the store.
 */
public record BlockIndex(List<BlockRun> runs) {
    public static final BlockIndex EMPTY = new BlockIndex(List.of());

    private static final Comparator<BlockRun> ORDER =
            Comparator.comparing(BlockRun::kind).thenComparingLong(BlockRun::first);

    public BlockIndex {
        runs = List.copyOf(runs);
    }

    BlockIndex with(BlockKey key, int count) {
        List<BlockRun> all = new ArrayList<>(runs);
        all.add(new BlockRun(key.kind(), key.firstSequence(), 1, count));
        return joined(all);
    }

    /** The blocks of both; none of which has the key of another. */
    BlockIndex and(BlockIndex other) {
        if (runs.isEmpty()) {
            return other;
        }
        List<BlockRun> both = new ArrayList<>(runs);
        both.addAll(other.runs);
        return new BlockIndex(both);
    }

    BlockIndex without(BlockKey key) {
        List<BlockRun> all = new ArrayList<>();
        for (BlockRun run : runs) {
            if (run.kind() == key.kind() && run.first() <= key.firstSequence() && key.firstSequence() < run.end()) {
                int before = run.endedAt(key.firstSequence());
                add(all, run, 0, before);
                add(all, run, before + 1, run.blocks());
            } else {
                all.add(run);
            }
        }
        return new BlockIndex(all);
    }

    /** Whether a block of the kind has a number in [from, to). */
    boolean has(BlockKind kind, long from, long to) {
        for (BlockRun run : runs) {
            if (run.kind() == kind && run.endedAt(from) < run.begunBefore(to)) {
                return true;
            }
        }
        return false;
    }

    /** From the first number to the last; empty without blocks. */
    Optional<SequenceRange> range() {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        long from = runs.stream().mapToLong(BlockRun::first).min().getAsLong();
        long to = runs.stream().mapToLong(BlockRun::end).max().getAsLong();
        return Optional.of(new SequenceRange(from, to));
    }

    /** The blocks with a number in [from, to), in order of kind and number. */
    List<BlockKey> overlapping(long from, long to) {
        List<BlockKey> keys = new ArrayList<>();
        for (BlockRun run : runs) {
            int end = run.begunBefore(to);
            for (int block = run.endedAt(from); block < end; block++) {
                keys.add(run.key(block));
            }
        }
        return keys;
    }

    List<BlockKey> all() {
        return overlapping(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
    }

    /** The smallest range that holds [from, to) and every block which overlaps it, or overlaps one that does. */
    SequenceRange closure(long from, long to) {
        SequenceRange range = new SequenceRange(from, to);
        SequenceRange grown = grow(range);
        while (!grown.equals(range)) {
            range = grown;
            grown = grow(range);
        }
        return range;
    }

    /** The last end of a block at or before a number. */
    OptionalLong previousEnd(long sequence) {
        OptionalLong last = OptionalLong.empty();
        for (BlockRun run : runs) {
            int ended = run.endedAt(sequence);
            long end = run.key(ended).firstSequence();
            if (ended > 0 && (last.isEmpty() || end > last.getAsLong())) {
                last = OptionalLong.of(end);
            }
        }
        return last;
    }

    /** The first begin of a block at or after a number. */
    OptionalLong nextBegin(long sequence) {
        OptionalLong next = OptionalLong.empty();
        for (BlockRun run : runs) {
            int begun = run.begunBefore(sequence);
            long begin = run.key(begun).firstSequence();
            if (begun < run.blocks() && (next.isEmpty() || begin < next.getAsLong())) {
                next = OptionalLong.of(begin);
            }
        }
        return next;
    }

    private SequenceRange grow(SequenceRange range) {
        long from = range.from();
        long to = range.to();
        for (BlockRun run : runs) {
            int begin = run.endedAt(range.from());
            int end = run.begunBefore(range.to());
            if (begin < end) {
                from = Math.min(from, run.key(begin).firstSequence());
                to = Math.max(to, run.key(end).firstSequence());
            }
        }
        return new SequenceRange(from, to);
    }

    private static void add(List<BlockRun> all, BlockRun run, int from, int to) {
        if (from < to) {
            all.add(new BlockRun(run.kind(), run.key(from).firstSequence(), to - from, run.count()));
        }
    }

    private static BlockIndex joined(List<BlockRun> runs) {
        runs.sort(ORDER);
        List<BlockRun> joined = new ArrayList<>(runs.size());
        for (BlockRun run : runs) {
            BlockRun last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.isContinuedBy(run)) {
                joined.set(
                        joined.size() - 1,
                        new BlockRun(run.kind(), last.first(), last.blocks() + run.blocks(), run.count()));
            } else {
                joined.add(run);
            }
        }
        return new BlockIndex(joined);
    }
}
