package io.meterproof.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.part.StateFile;
import io.meterproof.quickstart.part.Step;
import io.meterproof.quickstart.stack.PartStatus.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedStepTest {
    @TempDir
    private Path directory;

    private final List<PartStatus> told = new ArrayList<>();
    private final Topics topics = new Topics();
    private AppliedStep step;

    @BeforeEach
    void prepare() throws IOException {
        var stack = new StackDirectory(directory);
        var file = new StateFile<>(stack.state(), StackState.class);
        step = new AppliedStep(topics, new Journal(file, Endpoints.of(stack, Map.of()), List.of(topics), told::add));
    }

    @Test
    void aStepWhoseTurnHasNotComeIsNotAppliedAgain() throws Exception {
        step.applyAgain();

        assertThat(topics.applied).isZero();
    }

    @Test
    void anAppliedStepIsAppliedAgain() throws Exception {
        step.start();
        step.applyAgain();

        assertThat(topics.applied).isEqualTo(2);
    }

    @Test
    void anUndoneStepIsNotAppliedAgain() throws Exception {
        step.start();
        step.stop();
        step.applyAgain();

        assertThat(topics.applied).isEqualTo(1);
    }

    @Test
    void aFailureIsToldUnderTheStepsOwnNameAndMendedByTheNextTime() throws Exception {
        step.start();
        topics.broken = true;
        step.applyAgain();
        assertThat(told.get(told.size() - 1)).isEqualTo(new PartStatus("topics", State.FAILED, null, 0, "no broker"));

        topics.broken = false;
        step.applyAgain();
        assertThat(told.get(told.size() - 1).state()).isEqualTo(State.READY);
    }

    private static final class Topics implements Step {
        private int applied;
        private boolean broken;

        @Override
        public String name() {
            return "topics";
        }

        @Override
        public Set<String> needs() {
            return Set.of("kafka");
        }

        @Override
        public void apply() {
            if (broken) {
                throw new StackException("no broker");
            }
            applied++;
        }
    }
}
