package io.meterproof.metering.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives blocks older than the previous service month up to the archive, all but the register where they end. Those that are held
 * still count as waiting.
 */
record Horizon(ChannelStore store) {

    /**
     * Removes what ended before the horizon, and never one of two blocks that overlap.
     *
     * @param finished told what is billed because of each block that goes
     */
    ChannelHead giveUp(ChannelHead head, Consumer<List<Segment>> finished) {
        if (head.horizon() <= head.givenUp()) {
            return head;
        }
        List<ActualBlock> old = ended(head);
        BlockIndex kept = head.index();
        for (ActualBlock block : old) {
            store.removeBlock(block.key());
            finished.accept(block.standing());
            kept = kept.without(block.key());
        }
        finished.accept(head.finishedAdvances());
        return head.afterGivingUp(kept, giveUpHeld(head), endOf(old));
    }

    private BlockIndex giveUpHeld(ChannelHead head) {
        BlockIndex kept = head.held();
        for (BlockKey key : head.held().all()) {
            if (store.block(key).orElseThrow().end() <= head.horizon()) {
                store.removeBlock(key);
                kept = kept.without(key);
            }
        }
        return kept;
    }

    private List<ActualBlock> ended(ChannelHead head) {
        List<ActualBlock> old = new ArrayList<>();
        for (BlockKey key : inOrder(head)) {
            ActualBlock block = store.block(key).orElseThrow();
            if (block.end() > head.horizon()) {
                return withoutOverlaps(old, block.firstSequence());
            }
            old.add(block);
        }
        return old;
    }

    private static List<BlockKey> inOrder(ChannelHead head) {
        return head.index().all().stream()
                .sorted(Comparator.comparingLong(BlockKey::firstSequence))
                .toList();
    }

    private static List<ActualBlock> withoutOverlaps(List<ActualBlock> old, long kept) {
        List<ActualBlock> ended =
                old.stream().filter(block -> block.nextSequence() <= kept).toList();
        if (ended.size() == old.size()) {
            return ended;
        }
        long first = old.stream()
                .filter(block -> block.nextSequence() > kept)
                .mapToLong(ActualBlock::firstSequence)
                .min()
                .getAsLong();
        return withoutOverlaps(ended, first);
    }

    private static Optional<RegisterPoint> endOf(List<ActualBlock> old) {
        List<StandingRun> runs = Precedence.runs(old);
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(runs.get(runs.size() - 1).owner().endPoint());
    }
}
