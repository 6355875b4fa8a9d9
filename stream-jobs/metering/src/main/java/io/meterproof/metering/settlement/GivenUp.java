package io.meterproof.metering.settlement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a channel gave up at one horizon, as it was settled: usually one service month. With it back, the channel is what it was when
 * the horizon had not passed it.
 *
 * @param horizon before which all of it ended, begin of a month (UTC), UTC seconds
 * @param before the register where what was given up earlier ended
 * @param blocks the believed ones, in order of their numbers, with what is billed because of each
 * @param held the blocks that validation objected to
 * @param advances what is billed between blocks and registers
 * @param outdone the charging sessions that do not stand
 */
public record GivenUp(
        long horizon,
        Optional<RegisterPoint> before,
        List<ActualBlock> blocks,
        List<ActualBlock> held,
        List<Segment> advances,
        List<Outdone> outdone) {
    public GivenUp {
        blocks = List.copyOf(blocks);
        held = List.copyOf(held);
        advances = List.copyOf(advances);
        outdone = List.copyOf(outdone);
    }

    /** What is billed because of it. */
    public List<Segment> standing() {
        return Stream.concat(blocks.stream().flatMap(block -> block.standing().stream()), advances.stream())
                .toList();
    }

    boolean isEmpty() {
        return blocks.isEmpty() && held.isEmpty() && advances.isEmpty() && outdone.isEmpty();
    }

    List<ActualBlock> all() {
        return Stream.concat(blocks.stream(), held.stream()).toList();
    }

    /** The register where its blocks end. */
    Optional<RegisterPoint> end() {
        List<StandingRun> runs = Precedence.runs(blocks);
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(runs.get(runs.size() - 1).owner().endPoint());
    }
}
