package io.meterproof.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ChildProcessIT {
    private static final Duration GRACE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void aJvmLeavesWhenItsLifelineEnds() throws IOException, InterruptedException {
        var child = start(Jvm.withHeap("32m")
                .classPath(System.getProperty("java.class.path"))
                .command(Idle.class.getName(), List.of()));
        child.stop(GRACE);
        assertThat(child.onExit().join()).isEqualTo(143);
    }

    @Test
    void aProgramThatKnowsNoLifelineLeavesToo() throws IOException, InterruptedException {
        var child = start(ChildProcess.withLifeline(List.of("tail", "-f", "/dev/null")));
        var program = programOf(child);
        child.stop(GRACE);
        program.onExit().join();
        assertThat(program.isAlive()).isFalse();
    }

    @Test
    void theWatchOnTheLifelineEndsWithItsProgram() throws IOException, InterruptedException {
        var child = start(ChildProcess.withLifeline(List.of("sh", "-c", "read line < fifo; exit 7")));
        var family = child.identity().handle().orElseThrow();
        while (family.descendants().count() < 3) {
            assertThat(child.endsWithin(Duration.ofMillis(20))).isFalse();
        }
        var descendants = family.descendants().toList();

        Files.writeString(directory.resolve("fifo"), "go\n");

        assertThat(child.onExit().join()).isEqualTo(7);
        descendants.forEach(each -> each.onExit().join());
    }

    @Test
    void aProgramLeavesWhenItsOwnerIsKilled() throws IOException, InterruptedException {
        var owner = start(Jvm.withHeap("32m")
                .classPath(System.getProperty("java.class.path"))
                .plain(Owner.class.getName(), List.of(directory.toString())));
        var handle = owner.identity().handle().orElseThrow();
        while (handle.descendants().noneMatch(ChildProcessIT::isTail)) {
            assertThat(owner.endsWithin(Duration.ofMillis(20))).isFalse();
        }
        var program =
                handle.descendants().filter(ChildProcessIT::isTail).findFirst().orElseThrow();

        handle.destroyForcibly();

        program.onExit().join();
    }

    @BeforeEach
    void makeFifo() throws IOException, InterruptedException {
        new ProcessBuilder("mkfifo", directory.resolve("fifo").toString())
                .start()
                .waitFor();
    }

    private ChildProcess start(List<String> command) throws IOException {
        return ChildProcess.start(command, directory, directory.resolve("child.log"));
    }

    private static ProcessHandle programOf(ChildProcess shell) throws InterruptedException {
        var handle = shell.identity().handle().orElseThrow();
        while (handle.descendants().noneMatch(ChildProcessIT::isTail)) {
            assertThat(shell.endsWithin(Duration.ofMillis(20))).isFalse();
        }
        return handle.descendants().filter(ChildProcessIT::isTail).findFirst().orElseThrow();
    }

    private static boolean isTail(ProcessHandle process) {
        return process.info().command().filter(path -> path.endsWith("tail")).isPresent();
    }

    /** Starts a child that knows no lifeline, and does nothing else. */
    public static final class Owner {
        private Owner() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            var directory = Path.of(args[0]);
            ChildProcess.start(
                    ChildProcess.withLifeline(List.of("tail", "-f", "/dev/null")),
                    directory,
                    directory.resolve("owned.log"));
            Thread.currentThread().join();
        }
    }

    /** Does nothing for as long as it is let. */
    public static final class Idle {
        private Idle() {}

        public static void main(String[] args) throws InterruptedException {
            Thread.currentThread().join();
        }
    }
}
