package io.meterproof.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    /** Does nothing for as long as it is let. */
    public static final class Idle {
        private Idle() {}

        public static void main(String[] args) throws InterruptedException {
            Thread.currentThread().join();
        }
    }
}
