package io.meterproof.quickstart.up;

import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.process.Jvm;
import io.meterproof.quickstart.stack.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The background process that owns the stack; it has its own session, so that it outlives the terminal. */
final class Supervisor {
    private static final String MAIN = "io.meterproof.quickstart.Meterproof";

    private final Process process;
    private final Path dataDir;
    private final Path log;

    private Supervisor(Process process, Path dataDir, Path log) {
        this.process = process;
        this.dataDir = dataDir;
        this.log = log;
    }

    /** @param options for the command {@code supervise}, beside the directory */
    static Supervisor launch(Path dataDir, List<String> options) throws IOException {
        var log = new StackDirectory(dataDir).log("supervisor");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(lastWords(dataDir));
        var process = new ProcessBuilder(command(dataDir, options))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new Supervisor(process, dataDir, log);
    }

    /** Where a supervisor that gives up says why. */
    static Path lastWords(Path dataDir) {
        return new StackDirectory(dataDir).logs().resolve("supervisor.failure");
    }

    private static List<String> command(Path dataDir, List<String> options) {
        var arguments = new ArrayList<>(
                List.of("supervise", "--data-dir", dataDir.toAbsolutePath().toString()));
        arguments.addAll(options);
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
        if (!new Startup(process.toHandle(), dataDir).succeeds(listener)) {
            var words = lastWords(dataDir);
            throw new StackException(
                    Files.exists(words)
                            ? Files.readString(words).strip()
                            : "The supervisor ended with " + process.waitFor() + "; see " + log);
        }
    }
}
