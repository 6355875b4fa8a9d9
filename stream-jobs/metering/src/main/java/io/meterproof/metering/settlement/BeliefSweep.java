package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Goes through a channel's blocks from a change on, in order of their numbers, and decides which are believed. What a believed seal
 * repeats is believed with it; what is not believed anchors nothing. So the answer depends on the set of blocks only.
 */
final class BeliefSweep {
    /** A seal goes before the live blocks that begin with it. */
    private static final Comparator<ActualBlock> ORDER =
            Comparator.comparingLong(ActualBlock::firstSequence).thenComparing(block -> block.kind() != BlockKind.SEAL);

    private final ChannelHead head;
    private final ChannelStore store;
    private final Validation validation;
    private final BlockIndex all;
    private final List<ActualBlock> added;
    private final Set<BlockKey> removed = new HashSet<>();
    private final List<ActualBlock> doubted = new ArrayList<>();
    private final List<ActualBlock> relieved = new ArrayList<>();
    private final Map<BlockKey, String> objections = new HashMap<>();
    private Optional<RegisterPoint> anchor = Optional.empty();
    private SequenceRange sealed = new SequenceRange(Long.MIN_VALUE, Long.MIN_VALUE);

    private BeliefSweep(
            ChannelHead head,
            ChannelStore store,
            Validation validation,
            List<ActualBlock> added,
            List<ActualBlock> removed) {
        this.head = head;
        this.store = store;
        this.validation = validation;
        this.all = head.all();
        this.added = added;
        removed.forEach(block -> this.removed.add(block.key()));
    }

    /**
     * Decides anew from the first of some numbers until nothing changes any more.
     *
     * @param added blocks that are not in the store yet
     * @param removed blocks that are no longer to be looked at
     */
    static Belief after(
            SequenceRange touched,
            ChannelHead head,
            ChannelStore store,
            Validation validation,
            List<ActualBlock> added,
            List<ActualBlock> removed) {
        BeliefSweep sweep = new BeliefSweep(head, store, validation, added, removed);
        Optional<RegisterPoint> anchor = sweep.run(touched);
        return new Belief(anchor, sweep.doubted, sweep.relieved, sweep.objections);
    }

    /** Returns the register before all of it. */
    private Optional<RegisterPoint> run(SequenceRange touched) {
        SequenceRange chunk = all.closure(touched.from(), touched.to());
        Optional<RegisterPoint> before = anchorBefore(chunk.from());
        anchor = before;
        judge(chunk);
        OptionalLong next = all.nextBegin(chunk.to());
        while (next.isPresent()) {
            chunk = all.closure(next.getAsLong(), next.getAsLong() + 1);
            if (judge(chunk)) {
                return before;
            }
            next = all.nextBegin(chunk.to());
        }
        return before;
    }

    /** Judges a chunk; whether what follows it cannot change, because all in it is believed as it was before. */
    private boolean judge(SequenceRange chunk) {
        boolean asBefore = true;
        for (ActualBlock block : load(chunk)) {
            boolean isNew = added.contains(block);
            boolean wasBelieved = !isNew && head.index().has(block.kind(), block.firstSequence(), block.nextSequence());
            boolean believed = judge(block);
            asBefore &= believed && wasBelieved;
            if (!isNew && believed != wasBelieved) {
                (believed ? relieved : doubted).add(block);
            }
        }
        return asBefore;
    }

    private boolean judge(ActualBlock block) {
        boolean repeated = block.kind() == BlockKind.LIVE
                && sealed.contains(block.firstSequence())
                && block.nextSequence() <= sealed.to();
        Optional<String> objection =
                repeated ? Optional.empty() : head.objection(block).or(() -> validation.objection(block, anchor));
        objection.ifPresent(reason -> objections.put(block.key(), reason));
        if (objection.isEmpty() && !repeated && !block.isCharging()) {
            boolean reaches =
                    anchor.isEmpty() || block.nextSequence() > anchor.get().sequence();
            anchor = reaches ? Optional.of(block.endPoint()) : anchor;
            sealed = block.kind() == BlockKind.SEAL
                    ? new SequenceRange(block.firstSequence(), block.nextSequence())
                    : sealed;
        }
        return objection.isEmpty();
    }

    /** Where the last believed block before a number ended, the seal's end where both are. */
    private Optional<RegisterPoint> anchorBefore(long sequence) {
        OptionalLong end = head.index().previousEnd(sequence);
        Optional<RegisterPoint> kept = end.isEmpty()
                ? Optional.empty()
                : head.index().overlapping(end.getAsLong() - 1, end.getAsLong()).stream()
                        .map(key -> store.block(key).orElseThrow())
                        .filter(block -> !block.isCharging())
                        .max(Comparator.comparing(Validation::isSeal))
                        .map(ActualBlock::endPoint);
        return kept.or(() -> head.boundary().filter(point -> point.sequence() <= sequence));
    }

    private List<ActualBlock> load(SequenceRange chunk) {
        List<ActualBlock> blocks = new ArrayList<>();
        for (BlockKey key : all.overlapping(chunk.from(), chunk.to())) {
            if (!removed.contains(key)) {
                blocks.add(store.block(key).orElseThrow());
            }
        }
        added.stream().filter(block -> chunk.contains(block.firstSequence())).forEach(blocks::add);
        blocks.sort(ORDER);
        return blocks;
    }
}
