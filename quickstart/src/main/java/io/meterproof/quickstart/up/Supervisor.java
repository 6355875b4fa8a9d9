package io.meterproof.quickstart.up;

import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.process.Jvm;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.ProgressListener;
import io.meterproof.quickstart.stack.StackState;
import io.meterproof.quickstart.stack.StackState.Phase;
import io.meterproof.quickstart.stack.StateChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The background process that owns the stack; it has its own session, so that it outlives the terminal. */
final class Supervisor {
    private static final String MAIN = "io.meterproof.quickstart.Meterproof";
    private static final long POLL_MILLIS = 200;

    private final Process process;
    private final Path dataDir;
    private final Path log;

    private Supervisor(Process process, Path dataDir, Path log) {
        this.process = process;
        this.dataDir = dataDir;
        this.log = log;
    }

    static Supervisor launch(Path dataDir, Map<String, Integer> ports, boolean serversOnly) throws IOException {
        var log = new StackDirectory(dataDir).log("supervisor");
        Files.createDirectories(log.getParent());
        var process = new ProcessBuilder(command(dataDir, ports, serversOnly))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new Supervisor(process, dataDir, log);
    }

    private static List<String> command(Path dataDir, Map<String, Integer> ports, boolean serversOnly) {
        var arguments = new ArrayList<>(
                List.of("supervise", "--data-dir", dataDir.toAbsolutePath().toString()));
        ports.forEach((name, port) -> arguments.addAll(List.of("--port", name + "=" + port)));
        if (serversOnly) {
            arguments.add("--servers-only");
        }
        var command = new ArrayList<>(List.of("setsid"));
        command.addAll(Jvm.withHeap("96m")
                .quickToStart()
                .property(Installation.HOME, Installation.current().home())
                .classPath(System.getProperty("java.class.path"))
                .plain(MAIN, arguments));
        return command;
    }

    /** @throws StackException with the supervisor's own words when it gives up */
    void awaitRunning(ProgressListener listener) throws IOException, InterruptedException {
        var changes = new StateChanges(listener);
        var phase = Phase.STARTING;
        while (phase != Phase.RUNNING) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new StackException(lastWords());
            }
            var state = LocalStack.running(dataDir).filter(this::isOurs);
            state.ifPresent(changes::observe);
            phase = state.map(StackState::phase).orElse(Phase.STARTING);
        }
    }

    private boolean isOurs(StackState state) {
        return state.owner().pid() == process.pid();
    }

    private String lastWords() throws IOException {
        var lines = Files.readAllLines(log);
        return lines.isEmpty() ? "The supervisor ended with " + process.exitValue() + "." : lines.get(lines.size() - 1);
    }
}
