package io.meterproof.quickstart.bench;

import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a run's stacks live: a directory of the caller's, which keeps them, or a temporary one, which goes when all went well. */
record WorkingDirectory(Path path, boolean temporary) {
    /** @throws StackException when the caller's directory holds something, for a run needs fresh stacks */
    static WorkingDirectory of(Optional<Path> wanted) throws IOException {
        if (wanted.isEmpty()) {
            return new WorkingDirectory(Files.createTempDirectory("meterproof-bench"), true);
        }
        Path directory = Files.createDirectories(wanted.get());
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new StackException("The bench needs an empty directory, and " + directory + " is not.");
            }
        }
        return new WorkingDirectory(directory, false);
    }

    /** A temporary one goes. */
    void remove() throws IOException {
        if (!temporary) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
