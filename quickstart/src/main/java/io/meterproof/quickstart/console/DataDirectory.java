package io.meterproof.quickstart.console;

import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.part.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which stack is meant. */
public final class DataDirectory {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the stack keeps everything (default: data in the repository).")
    private @Nullable Path directory;

    /** @throws StackException if it is something else than a directory */
    public Path path() {
        if (directory == null) {
            return Installation.current().home().resolve("data");
        } else if (directory.toString().isEmpty() || Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new StackException("--data-dir '" + directory + "' is not a directory.");
        }
        return directory;
    }
}
