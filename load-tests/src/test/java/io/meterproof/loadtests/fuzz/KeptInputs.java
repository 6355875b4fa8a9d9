package io.meterproof.loadtests.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What fuzzing found to reach code of its own, and what it once broke: a directory of the resources for each target. */
final class KeptInputs {
    private static final Path ROOT = root();

    private KeptInputs() {}

    static List<String> directories() {
        return list(ROOT).map(path -> path.getFileName().toString()).toList();
    }

    static List<byte[]> of(FuzzTarget target) {
        return list(ROOT.resolve(target.name())).map(KeptInputs::read).toList();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(KeptInputs.class.getResource("/fuzz").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError("a resource in a directory is a path", e);
        }
    }
}
