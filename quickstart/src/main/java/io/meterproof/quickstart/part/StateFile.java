package io.meterproof.quickstart.part;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A JSON file that is replaced as a whole, so that a reader never sees half of it. */
public final class StateFile<T> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path path;
    private final Class<T> type;

    public StateFile(Path path, Class<T> type) {
        this.path = path;
        this.type = type;
    }

    /** @throws StackException when the file is there but is not ours */
    public Optional<T> read() throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new StackException(path + " is damaged: remove it and start again.", e);
        }
    }

    public synchronized void write(T value) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var next = path.resolveSibling(path.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(value));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
