package io.meterproof.quickstart.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /** Writes a configuration file and returns its path. */
    public Path configure(String part, String file, String content) throws IOException {
        var directory = Files.createDirectories(configuration(part));
        return Files.writeString(directory.resolve(file), content);
    }
}
