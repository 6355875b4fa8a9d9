package io.meterproof.metering.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change makes of the blocks that are kept.
 *
 * @param anchor the register before all of it
 * @param doubted blocks that were believed before
 * @param relieved blocks that are believed now
 * @param objections why a block is not believed
 */
record Belief(
        Optional<RegisterPoint> anchor,
        List<ActualBlock> doubted,
        List<ActualBlock> relieved,
        Map<BlockKey, String> objections) {
    static final Belief UNCHANGED = new Belief(Optional.empty(), List.of(), List.of(), Map.of());

    Belief {
        doubted = List.copyOf(doubted);
        relieved = List.copyOf(relieved);
        objections = Map.copyOf(objections);
    }

    Optional<String> objection(ActualBlock block) {
        return Optional.ofNullable(objections.get(block.key()));
    }

    boolean isUnchanged() {
        return doubted.isEmpty() && relieved.isEmpty();
    }

    /** Blocks that change between standing and not, with these others. */
    List<ActualBlock> with(List<ActualBlock> others) {
        List<ActualBlock> all = new ArrayList<>(others);
        all.addAll(doubted);
        all.addAll(relieved);
        return all;
    }

    ChannelHead applied(ChannelHead head) {
        ChannelHead next = head;
        for (ActualBlock block : doubted) {
            next = next.doubting(block);
        }
        for (ActualBlock block : relieved) {
            next = next.believing(block);
        }
        return next;
    }
}
