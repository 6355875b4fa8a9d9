package io.meterproof.metering.validation;

import io.meterproof.formats.block.Block;
import io.meterproof.metering.document.ReadingEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges the readings of one channel as they are accepted: each number once, by those before it. What comes out of its order is
 * compared with edits alone.
 */
public final class ChannelValidation {
    private final List<ReadingEdit> edits;

    /** @param edits in force of the channel */
    public ChannelValidation(List<ReadingEdit> edits) {
        this.edits = List.copyOf(edits);
    }

    /** What to keep, and the tasks that changed. */
    public record Outcome(Validated next, List<TaskChange> changes) {
        public Outcome {
            changes = List.copyOf(changes);
        }
    }

    /** @param known what is kept; empty for a channel that is new */
    public Outcome accept(Optional<Validated> known, Block block, long[] values) {
        ChannelHistory history = known.map(Validated::history)
                .filter(each -> each.interval() == block.interval())
                .orElseGet(() -> ChannelHistory.from(block.interval(), block.firstSequence()));
        if (block.firstSequence() > history.next()) {
            history = new ChannelHistory(
                    history.interval(), block.firstSequence(), history.days(), history.today(), 0, 0);
        }
        HistoryRules rules = new HistoryRules(history);
        for (int i = 0; i < values.length; i++) {
            if (block.firstSequence() + i == rules.history().next()) {
                rules.judge(values[i], block.start() + (long) i * block.interval());
            }
        }
        List<Questionable> found = new ArrayList<>(rules.found());
        contradicted(block, values).ifPresent(found::add);
        return opened(new Validated(rules.history(), known.map(Validated::open).orElse(List.of())), found);
    }

    /** Closes what an edit decides. */
    public Outcome decided(Validated known) {
        List<Questionable> open = new ArrayList<>();
        List<TaskChange> changes = new ArrayList<>();
        for (Questionable task : known.open()) {
            if (isDecided(task)) {
                changes.add(new TaskChange(TaskChange.State.DONE, task));
            } else {
                open.add(task);
            }
        }
        return new Outcome(new Validated(known.history(), open), changes);
    }

    /** Whether edits say what was used, and not otherwise than a reading that came after them. */
    private boolean isDecided(Questionable task) {
        if (task.rule() == ValidationRule.EDITED) {
            return edits.stream()
                    .noneMatch(edit ->
                            edit.covers(task.firstSequence()) && edit.value(task.firstSequence()) != task.measured());
        }
        for (long sequence = task.firstSequence(); sequence < task.nextSequence(); sequence++) {
            long number = sequence;
            if (edits.stream().noneMatch(edit -> edit.covers(number))) {
                return false;
            }
        }
        return true;
    }

    private Outcome opened(Validated validated, List<Questionable> found) {
        List<Questionable> open = new ArrayList<>(validated.open());
        List<TaskChange> changes = new ArrayList<>();
        for (Questionable task : found) {
            boolean known = open.stream().anyMatch(each -> isSame(each, task));
            if (!known && !isDecided(task)) {
                open.add(task);
                changes.add(new TaskChange(TaskChange.State.OPENED, task));
            }
        }
        while (open.size() > Validated.MOST_OPEN) {
            changes.add(new TaskChange(TaskChange.State.GIVEN_UP, open.remove(0)));
        }
        return new Outcome(new Validated(validated.history(), open), changes);
    }

    private static boolean isSame(Questionable one, Questionable other) {
        return one.rule() == other.rule() && one.firstSequence() == other.firstSequence();
    }

    /** The first run of readings that an edit contradicts. */
    private Optional<Questionable> contradicted(Block block, long[] values) {
        for (ReadingEdit edit : edits) {
            for (int i = 0; i < values.length; i++) {
                long sequence = block.firstSequence() + i;
                boolean inTime = edit.isInTime(block.firstSequence(), block.start(), block.interval());
                if (inTime && edit.covers(sequence) && edit.value(sequence) != values[i]) {
                    long from = block.start() + (long) i * block.interval();
                    return Optional.of(new Questionable(
                            ValidationRule.EDITED,
                            sequence,
                            1,
                            from,
                            from + block.interval(),
                            values[i],
                            "was read as " + values[i] + " where the edit of " + edit.author() + " says "
                                    + edit.value(sequence)));
                }
            }
        }
        return Optional.empty();
    }
}
