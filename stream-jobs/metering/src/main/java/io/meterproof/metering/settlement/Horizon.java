package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gives blocks older than the previous service month up to the archive, all but the register where they end. Those that are held
 * still count as waiting.
 */
record Horizon(ChannelStore store) {

    /**
     * Removes what ended before the horizon, and never one of two blocks that overlap. Nothing while months are back.
     *
     * @param archive told what goes, if anything does
     */
    ChannelHead giveUp(ChannelHead head, Consumer<GivenUp> archive) {
        return head.horizon() <= head.givenUp() ? head : giveUp(head, head.horizon(), archive);
    }

    /** The same before any horizon, UTC seconds. */
    ChannelHead giveUp(ChannelHead head, long horizon, Consumer<GivenUp> archive) {
        List<ActualBlock> old = ended(head, horizon);
        List<ActualBlock> held = held(head, horizon);
        BlockIndex kept = head.index();
        BlockIndex keptHeld = head.held();
        for (ActualBlock block : old) {
            kept = kept.without(block.key());
        }
        for (ActualBlock block : held) {
            keptHeld = keptHeld.without(block.key());
        }
        BlockIndex stillHeld = keptHeld;
        List<Outdone> idle = head.outdone().stream()
                .filter(each -> !stillHeld.has(BlockKind.CHARGING, each.number(), each.number() + 1))
                .toList();
        GivenUp gone = new GivenUp(horizon, head.boundary(), old, held, head.advancesBefore(horizon), idle);
        gone.all().forEach(block -> store.removeBlock(block.key()));
        if (!gone.isEmpty()) {
            archive.accept(gone);
        }
        return head.after(gone, kept, keptHeld);
    }

    private List<ActualBlock> held(ChannelHead head, long horizon) {
        return head.held().all().stream()
                .map(key -> store.block(key).orElseThrow())
                .filter(block -> block.end() <= horizon)
                .toList();
    }

    private List<ActualBlock> ended(ChannelHead head, long horizon) {
        List<ActualBlock> old = new ArrayList<>();
        for (BlockKey key : inOrder(head)) {
            ActualBlock block = store.block(key).orElseThrow();
            if (block.end() > horizon) {
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
}
