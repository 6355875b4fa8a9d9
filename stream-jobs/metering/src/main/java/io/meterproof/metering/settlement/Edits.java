package io.meterproof.metering.settlement;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.ReadingEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The approved edits of one channel. An edit goes before any reading, and before the estimate of a gap that it covers from begin to
 * end; where its intervals are not the channel's, it stands for nothing.
 */
record Edits(List<Identified<ReadingEdit>> inForce) {
    private static final Edits NONE = new Edits(List.of());

    static Edits of(List<Identified<ReadingEdit>> all, ObisCode obis) {
        if (all.isEmpty()) {
            return NONE;
        }
        List<Identified<ReadingEdit>> own =
                all.stream().filter(each -> each.content().obis().equals(obis)).toList();
        return own.isEmpty() ? NONE : new Edits(own);
    }

    /** Consecutive numbers of a block with the edit that stands for them; without one the block itself does. */
    record Part(StandingRun run, Optional<Identified<ReadingEdit>> edit) {}

    /** Cuts a run where edits begin and end. */
    List<Part> parts(StandingRun run) {
        if (inForce.isEmpty() || run.owner().isCharging()) {
            return List.of(new Part(run, Optional.empty()));
        }
        List<Part> parts = new ArrayList<>();
        long from = run.first();
        while (from < run.end()) {
            Optional<Identified<ReadingEdit>> edit = at(run.owner(), from);
            long to = from + 1;
            while (to < run.end() && at(run.owner(), to).equals(edit)) {
                to++;
            }
            parts.add(new Part(new StandingRun(run.owner(), from, to), edit));
            from = to;
        }
        return parts;
    }

    /** The edit of all numbers of a gap that ends where a block begins. */
    Optional<Identified<ReadingEdit>> ofGap(long first, ActualBlock behind) {
        return at(behind, first).filter(edit -> edit.content().nextSequence() >= behind.firstSequence());
    }

    /** An edit that says otherwise than a block. */
    Optional<Identified<ReadingEdit>> contradicting(ActualBlock block) {
        if (inForce.isEmpty() || block.isCharging()) {
            return Optional.empty();
        }
        for (long sequence = block.firstSequence(); sequence < block.nextSequence(); sequence++) {
            Optional<Identified<ReadingEdit>> edit = at(block, sequence);
            if (edit.isPresent() && edit.get().content().value(sequence) != block.value(sequence)) {
                return edit;
            }
        }
        return Optional.empty();
    }

    private Optional<Identified<ReadingEdit>> at(ActualBlock block, long sequence) {
        return inForce.stream()
                .filter(each -> each.content().covers(sequence)
                        && each.content().isInTime(block.firstSequence(), block.start(), block.interval()))
                .findFirst();
    }
}
