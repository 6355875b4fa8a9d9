package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which block owns each sequence number: the seal, unless a live block that arrived no later says the same. So a
 * seal that repeats its live readings moves nothing, one that differs corrects them, and the order in which a set of
 * blocks is looked at does not matter.
 */
final class Precedence {
    private final List<ActualBlock> seals;
    private final List<ActualBlock> others;
    private final List<StandingRun> runs = new ArrayList<>();
    private int seal;
    private int other;

    private Precedence(List<ActualBlock> blocks) {
        this.seals = ordered(blocks, true);
        this.others = ordered(blocks, false);
    }

    /** The runs of the numbers that these blocks have, in order and as long as can be. */
    static List<StandingRun> runs(List<ActualBlock> blocks) {
        Precedence precedence = new Precedence(blocks);
        precedence.sweep();
        return precedence.runs;
    }

    private static List<ActualBlock> ordered(List<ActualBlock> blocks, boolean seals) {
        List<ActualBlock> ordered = new ArrayList<>(blocks.size());
        for (ActualBlock block : blocks) {
            if (block.kind() == BlockKind.SEAL == seals) {
                ordered.add(block);
            }
        }
        ordered.sort(Comparator.comparingLong(ActualBlock::firstSequence));
        return ordered;
    }

    private void sweep() {
        long position = Long.MIN_VALUE;
        while (true) {
            Optional<ActualBlock> sealed = current(seals, seal);
            Optional<ActualBlock> live = current(others, other);
            if (sealed.isEmpty() && live.isEmpty()) {
                return;
            }
            position = Math.max(position, Math.min(begin(sealed), begin(live)));
            position = step(sealed, live, position);
            seal += ended(sealed, position);
            other += ended(live, position);
        }
    }

    /** Gives numbers from a position on to their owner and returns where another may follow. */
    private long step(Optional<ActualBlock> sealed, Optional<ActualBlock> live, long position) {
        boolean hasSeal = sealed.isPresent() && sealed.get().covers(position);
        boolean hasLive = live.isPresent() && live.get().covers(position);
        if (!hasLive) {
            return own(sealed.get(), position, Math.min(sealed.get().nextSequence(), begin(live)));
        } else if (!hasSeal) {
            return own(live.get(), position, Math.min(live.get().nextSequence(), begin(sealed)));
        }
        return own(owner(sealed.get(), live.get(), position), position, position + 1);
    }

    private static ActualBlock owner(ActualBlock sealed, ActualBlock live, long position) {
        boolean repeats = sealed.value(position) == live.value(position);
        return repeats && live.arrival() <= sealed.arrival() ? live : sealed;
    }

    private long own(ActualBlock owner, long first, long end) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).owner() == owner && runs.get(last).end() == first) {
            runs.set(last, new StandingRun(owner, runs.get(last).first(), end));
        } else {
            runs.add(new StandingRun(owner, first, end));
        }
        return end;
    }

    private static Optional<ActualBlock> current(List<ActualBlock> blocks, int index) {
        return index < blocks.size() ? Optional.of(blocks.get(index)) : Optional.empty();
    }

    private static long begin(Optional<ActualBlock> block) {
        return block.isPresent() ? block.get().firstSequence() : Long.MAX_VALUE;
    }

    private static int ended(Optional<ActualBlock> block, long position) {
        return block.isPresent() && block.get().nextSequence() <= position ? 1 : 0;
    }
}
