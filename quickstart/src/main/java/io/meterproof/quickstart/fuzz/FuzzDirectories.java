package io.meterproof.quickstart.fuzz;

import io.meterproof.quickstart.part.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where fuzzing reads and writes.
 *
 * @param kept the inputs that the tests run, a directory for each target
 * @param work what runs found, a directory for each target
 * @param classPath of the targets and of Jazzer
 */
record FuzzDirectories(Path kept, Path work, String classPath) {

    static FuzzDirectories of(Installation installation) {
        Path module = installation.home().resolve("load-tests");
        return new FuzzDirectories(
                module.resolve("src/test/resources/fuzz"),
                module.resolve("target/fuzz"),
                installation.testClassPath("load-tests"));
    }

    /** The names of the targets, in order. */
    List<String> targets() throws IOException {
        try (Stream<Path> entries = Files.list(kept)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
