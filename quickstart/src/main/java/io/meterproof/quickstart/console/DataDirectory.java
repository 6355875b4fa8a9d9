package io.meterproof.quickstart.console;

import io.meterproof.quickstart.part.Installation;
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

    public Path path() {
        return directory != null ? directory : Installation.current().home().resolve("data");
    }
}
