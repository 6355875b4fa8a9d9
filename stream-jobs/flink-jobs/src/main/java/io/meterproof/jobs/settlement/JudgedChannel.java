package io.meterproof.jobs.settlement;

import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.RememberedBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * A channel as its next block is judged by, and where its last blocks went: what contradicts one of them may itself belong
 * elsewhere.
 *
 * @param subjects for each of the state's recent blocks the number of its subject among {@link MeterSubjects}
 */
record JudgedChannel(ChannelState state, List<Integer> subjects) {
    static final JudgedChannel EMPTY = new JudgedChannel(ChannelState.EMPTY, List.of());

    JudgedChannel {
        subjects = List.copyOf(subjects);
        if (subjects.size() != state.recent().size()) {
            throw new IllegalArgumentException("every recent block has a subject");
        }
    }

    /** The channel after its newest block was accepted for a subject. */
    JudgedChannel after(ChannelState next, int subject) {
        List<Integer> going = new ArrayList<>(next.recent().size());
        int newest = next.recent().size() - 1;
        int old = 0;
        for (int i = 0; i < newest; i++) {
            while (!state.recent().get(old).equals(next.recent().get(i))) {
                old++;
            }
            going.add(subjects.get(old));
            old++;
        }
        going.add(subject);
        return new JudgedChannel(next, going);
    }

    /** Where a recent block went. */
    int subjectOf(RememberedBlock block) {
        return subjects.get(state.recent().indexOf(block));
    }
}
