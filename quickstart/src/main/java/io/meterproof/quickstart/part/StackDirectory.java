package io.meterproof.quickstart.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where everything of one local stack lives. */
public record StackDirectory(Path root) {
    public StackDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** What a part keeps between starts. */
    public Path of(String part) {
        return root.resolve(part);
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Configuration files, written anew at each start. */
    public Path configuration(String part) {
        return root.resolve("conf").resolve(part);
    }

    /** What the parts need only while they run; emptied at each start. */
    public Path temporary() {
        return root.resolve("tmp");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path trust() {
        return root.resolve("trust.json");
    }

    public Path state() {
        return root.resolve("stack.json");
    }

    public Path ports() {
        return root.resolve("ports.json");
    }

    public Path lock() {
        return root.resolve("stack.lock");
    }

    /** Makes the directory of temporary files anew. */
    public void emptyTemporary() throws IOException {
        if (Files.exists(temporary())) {
            try (Stream<Path> left = Files.walk(temporary())) {
                for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(temporary());
    }

    /** Writes a configuration file and returns its path. */
    public Path configure(String part, String file, String content) throws IOException {
        var directory = Files.createDirectories(configuration(part));
        return Files.writeString(directory.resolve(file), content);
    }
}
