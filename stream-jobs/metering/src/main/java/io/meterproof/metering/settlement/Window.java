package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part of a channel that a change can touch: the changed numbers with every block that overlaps them, the gaps on
 * either side, and the blocks behind those.
 *
 * @param range the numbers whose standing is decided anew
 * @param blocks all blocks to look at
 * @param boundary where the archive ends, if the gap before begins there
 */
record Window(SequenceRange range, List<ActualBlock> blocks, Optional<RegisterPoint> boundary) {
    static final Window EMPTY = new Window(new SequenceRange(0, 0), List.of(), Optional.empty());

    /** Everything that a block with these numbers may touch when it comes. */
    static Window around(BlockKind kind, long from, long to, ChannelHead head, ChannelStore store) {
        SequenceRange covered = head.index().closure(from, to);
        if (kind == BlockKind.CHARGING) {
            return new Window(covered, load(covered, head, store), Optional.empty());
        }
        SequenceRange range = withGaps(covered, head);
        long first = range.from() < covered.from() ? range.from() - 1 : covered.from();
        boolean goesOn = head.index().nextBegin(covered.to()).isPresent();
        long end = goesOn ? range.to() + 1 : range.to();
        return of(range, new SequenceRange(first, end), head, store);
    }

    /** Everything that the loss of these numbers may touch. */
    static Window without(SequenceRange lost, ChannelHead head, ChannelStore store) {
        SequenceRange range = withGaps(head.index().closure(lost.from(), lost.to()), head);
        return of(range, new SequenceRange(range.from() - 1, range.to() + 1), head, store);
    }

    private static Window of(SequenceRange range, SequenceRange look, ChannelHead head, ChannelStore store) {
        Optional<RegisterPoint> boundary = head.boundary().filter(point -> point.sequence() == range.from());
        return new Window(range, load(look, head, store), boundary);
    }

    private static SequenceRange withGaps(SequenceRange covered, ChannelHead head) {
        long previous = head.index().previousEnd(covered.from()).orElse(Long.MIN_VALUE);
        if (head.boundary().isPresent() && head.boundary().get().sequence() <= covered.from()) {
            previous = Math.max(previous, head.boundary().get().sequence());
        }
        OptionalLong next = head.index().nextBegin(covered.to());
        return new SequenceRange(previous == Long.MIN_VALUE ? covered.from() : previous, next.orElse(covered.to()));
    }

    private static List<ActualBlock> load(SequenceRange look, ChannelHead head, ChannelStore store) {
        List<ActualBlock> blocks = new ArrayList<>();
        for (BlockKey key : head.index().overlapping(look.from(), look.to())) {
            blocks.add(store.block(key)
                    .orElseThrow(() -> new IllegalStateException("the index names a block that is not kept: " + key)));
        }
        return blocks;
    }
}
