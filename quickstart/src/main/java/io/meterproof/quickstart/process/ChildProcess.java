package io.meterproof.quickstart.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A child whose standard input is its lifeline. It has its own session, so that a Ctrl-C at the terminal reaches only us. */
public final class ChildProcess {
    private final Process process;
    private final ProcessIdentity identity;

    private ChildProcess(Process process, ProcessIdentity identity) {
        this.process = process;
        this.identity = identity;
    }

    /** Starts the command with its output in {@code log}; the log of the previous run is kept beside it. */
    public static ChildProcess start(List<String> command, Path workingDirectory, Path log) throws IOException {
        Files.createDirectories(workingDirectory);
        Files.createDirectories(log.getParent());
        keepPrevious(log);
        var inOwnSession = new ArrayList<>(List.of("setsid"));
        inOwnSession.addAll(command);
        var process = new ProcessBuilder(inOwnSession)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var identity = ProcessIdentity.of(process.pid());
        return new ChildProcess(process, identity.orElse(new ProcessIdentity(process.pid(), "ended")));
    }

    /** A command for a program that knows nothing of lifelines: a shell ends it when standard input does, and watches no longer than it runs. */
    public static List<String> withLifeline(List<String> command) {
        var script = "exec 3<&0; \"$@\" </dev/null 3<&- & child=$!; "
                + "(cat <&3 >/dev/null; kill $child 2>/dev/null) & watch=$!; exec 3<&-; "
                + "wait $child; code=$?; kill $watch 2>/dev/null; exit $code";
        var wrapped = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            var previous = log.resolveSibling(log.getFileName() + ".previous");
            Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public ProcessIdentity identity() {
        return identity;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has ended within the time. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Completes with the exit code. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    public boolean owns(int port) throws IOException {
        return ListeningSockets.owns(process.toHandle(), port);
    }

    /** Asks it to end, and after the grace period kills it and everything it started. */
    public void stop(Duration grace) throws InterruptedException {
        var family = process.descendants().toList();
        closeLifeline();
        if (!endsWithin(grace)) {
            process.destroyForcibly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    private void closeLifeline() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy(); // The pipe is beyond use: ask by signal.
        }
    }
}
