package io.meterproof.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.part.Part;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.part.StateFile;
import io.meterproof.quickstart.part.Step;
import io.meterproof.quickstart.stack.PartStatus.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {
    @TempDir
    private Path directory;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<PartStatus> told = new CopyOnWriteArrayList<>();

    @Test
    void eachPartStartsAfterWhatItNeeds() throws IOException {
        ensemble(step("broker"), step("topics", "broker"), step("jobs", "topics"))
                .start();
        assertThat(events).containsExactly("+broker", "+topics", "+jobs");
    }

    @Test
    void eachPartStopsBeforeWhatItNeeds() throws IOException {
        var ensemble = ensemble(step("broker"), step("topics", "broker"), step("jobs", "topics"));
        ensemble.start();
        events.clear();
        ensemble.stop();
        assertThat(events).containsExactly("-jobs", "-topics", "-broker");
    }

    @Test
    void whatNeedsAFailedPartNeverStarts() throws IOException {
        var ensemble = ensemble(failing("broker"), step("topics", "broker"));
        assertThatThrownBy(ensemble::start).isInstanceOf(StackException.class).hasMessage("broker is broken");
        assertThat(events).isEmpty();
    }

    @Test
    void aFailureIsToldAndOutlivesTheStop() throws IOException {
        var ensemble = ensemble(failing("broker"));
        assertThatThrownBy(ensemble::start).isInstanceOf(StackException.class);
        ensemble.stop();
        assertThat(told.get(told.size() - 1)).extracting(PartStatus::state).isEqualTo(State.FAILED);
    }

    @Test
    void aPartThatNeverStartedIsNotUndone() throws IOException {
        ensemble(step("broker")).stop();
        assertThat(events).isEmpty();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void aStopInterruptsAStepThatIsBeingApplied() throws Exception {
        var began = new CountDownLatch(1);
        var ensemble = ensemble(new Endless(began));
        var start = CompletableFuture.runAsync(ensemble::start);
        began.await();

        ensemble.stop();

        assertThatThrownBy(start::join).hasRootCauseInstanceOf(InterruptedException.class);
    }

    private Ensemble ensemble(Step... steps) throws IOException {
        var stack = new StackDirectory(directory);
        var site = new Site(new Installation(directory), stack, Map.of());
        var file = new StateFile<>(stack.state(), StackState.class);
        var journal = new Journal(file, Endpoints.of(stack, Map.of()), List.<Part>of(steps), told::add);
        return new Ensemble(List.<Part>of(steps), site, journal);
    }

    private Step step(String name, String... needs) {
        return new Recorded(name, Set.of(needs), false);
    }

    private Step failing(String name) {
        return new Recorded(name, Set.of(), true);
    }

    private final class Recorded implements Step {
        private final String name;
        private final Set<String> needs;
        private final boolean broken;

        Recorded(String name, Set<String> needs, boolean broken) {
            this.name = name;
            this.needs = needs;
            this.broken = broken;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> needs() {
            return needs;
        }

        @Override
        public void apply() {
            if (broken) {
                throw new StackException(name + " is broken");
            }
            events.add("+" + name);
        }

        @Override
        public void undo() {
            events.add("-" + name);
        }
    }

    private record Endless(CountDownLatch began) implements Step {
        @Override
        public String name() {
            return "endless";
        }

        @Override
        public Set<String> needs() {
            return Set.of();
        }

        @Override
        public void apply() throws InterruptedException {
            began.countDown();
            Thread.currentThread().join();
        }
    }
}
