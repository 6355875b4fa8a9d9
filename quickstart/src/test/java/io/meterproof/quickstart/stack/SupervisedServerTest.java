package io.meterproof.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.part.Part;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.part.StateFile;
import io.meterproof.quickstart.part.Step;
import io.meterproof.quickstart.stack.PartStatus.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is {@code cat}, which ends when its input does, or {@code false}, which never comes up. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SupervisedServerTest {
    @TempDir
    private Path directory;

    private final BlockingQueue<PartStatus> told = new LinkedBlockingQueue<>();
    private final Semaphore followed = new Semaphore(0);
    private final Cat cat = new Cat();
    private Site site;
    private Journal journal;
    private SupervisedServer server;

    @BeforeEach
    void start() throws Exception {
        var stack = new StackDirectory(directory);
        var file = new StateFile<>(stack.state(), StackState.class);
        var parts = List.<Part>of(cat, new Needed());
        journal = new Journal(file, Endpoints.of(stack, Map.of()), parts, told::add);
        site = new Site(new Installation(directory), stack, Map.of());
        server = supervised();
        journal.update("needed", status -> status.with(State.READY, ""));
        server.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stop();
    }

    @Test
    void aServerThatEndsWhileItIsRestartedIsTriedAgain() throws Exception {
        cat.failures = 3;
        kill();

        var ready = await(State.READY);
        assertThat(ready.restarts()).isEqualTo(4);
        followed.acquire();
        assertThat(followed.availablePermits()).isZero();
    }

    @Test
    void aServerThatNeverComesUpIsGivenUpAfterFiveTries() throws Exception {
        cat.failures = Integer.MAX_VALUE;
        kill();

        var failed = await(State.FAILED);
        assertThat(failed.restarts()).isEqualTo(5);
        assertThat(failed.detail()).contains("cat ended while starting", "cat.log");
        assertThat(failed.process().isAlive()).isFalse();
    }

    @Test
    void aRestartWaitsForWhatTheServerNeeds() throws Exception {
        journal.update("needed", status -> status.with(State.RESTARTING, ""));
        kill();
        await(State.RESTARTING);
        int before = cat.started.get();

        journal.update("needed", status -> status.with(State.READY, ""));

        await(State.READY);
        assertThat(cat.startedWhileNeedWasAway).isFalse();
        assertThat(cat.started).hasValue(before + 1);
    }

    @Test
    void aStopEndsARestartThatWaits() throws Exception {
        journal.update("needed", status -> status.with(State.FAILED, ""));
        kill();
        await(State.RESTARTING);

        server.stop();

        assertThat(await(State.STOPPED).restarts()).isEqualTo(1);
    }

    @Test
    void aServerThatEndsWhileItIsFirstStartedIsTriedAgain() throws Exception {
        server.stop();
        told.clear();
        cat.failures = 2;
        server = supervised();

        server.start();

        assertThat(await(State.RESTARTING).detail()).contains("cat ended while starting", "cat.log");
        assertThat(await(State.READY).restarts()).isEqualTo(2);
    }

    @Test
    void aServerThatNeverComesUpFailsTheStartAfterFiveFurtherTries() throws Exception {
        server.stop();
        int before = cat.started.get();
        cat.failures = Integer.MAX_VALUE;
        server = supervised();

        assertThatThrownBy(server::start)
                .isInstanceOf(StackException.class)
                .hasMessageContainingAll("cat was started again too often", "cat ended while starting", "cat.log");
        assertThat(cat.started).hasValue(before + 6);
    }

    private SupervisedServer supervised() {
        return new SupervisedServer(cat, site, journal, followed::release, Duration.ofMillis(1));
    }

    private void kill() {
        told.clear();
        journal.state()
                .part("cat")
                .orElseThrow()
                .process()
                .handle()
                .orElseThrow()
                .destroyForcibly();
    }

    private PartStatus await(State state) throws InterruptedException {
        var status = told.take();
        while (!status.name().equals("cat") || status.state() != state) {
            status = told.take();
        }
        return status;
    }

    private final class Cat implements Server {
        private final AtomicInteger started = new AtomicInteger();
        private volatile int failures;
        private volatile boolean ready;
        private volatile boolean startedWhileNeedWasAway;

        @Override
        public String name() {
            return "cat";
        }

        @Override
        public Set<String> needs() {
            return Set.of("needed");
        }

        @Override
        public List<String> command() {
            startedWhileNeedWasAway |=
                    journal.state().part("needed").orElseThrow().state() != State.READY;
            started.incrementAndGet();
            ready = failures == 0;
            failures = Math.max(0, failures - 1);
            return List.of(ready ? "cat" : "false");
        }

        @Override
        public List<Integer> ports() {
            return List.of();
        }

        @Override
        public boolean answers() {
            return ready;
        }
    }

    private static final class Needed implements Step {
        @Override
        public String name() {
            return "needed";
        }

        @Override
        public Set<String> needs() {
            return Set.of();
        }

        @Override
        public void apply() throws IOException {}
    }
}
