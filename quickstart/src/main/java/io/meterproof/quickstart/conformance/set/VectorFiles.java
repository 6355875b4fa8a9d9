package io.meterproof.quickstart.conformance.set;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The files of a set, also gzipped ones. */
public final class VectorFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VectorFiles() {}

    /**
     * Every file below a set's directory but its documentation.
     *
     * @throws IOException also when there is none
     */
    public static List<Path> of(Path set) throws IOException {
        if (!Files.isDirectory(set)) {
            throw new IOException("there is no directory " + set);
        }
        try (Stream<Path> files = Files.walk(set)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IOException("there is nothing in " + set);
            }
            return found;
        }
    }

    /** @throws IOException for what is no JSON, with the file and the place */
    public static JsonNode json(Path file) throws IOException {
        try (InputStream text = open(file)) {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw broken(file, e);
        }
    }

    /**
     * One JSON value a line.
     *
     * @throws IOException as for {@link #json}
     */
    public static List<JsonNode> jsonLines(Path file) throws IOException {
        try (InputStream text = open(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(lines);
            return values.readAll();
        } catch (JsonProcessingException e) {
            throw broken(file, e);
        }
    }

    private static IOException broken(Path file, JsonProcessingException problem) {
        JsonLocation place = problem.getLocation();
        String where = place == null ? "" : " in line " + place.getLineNr();
        return new IOException(file + " is no JSON" + where + ": " + problem.getOriginalMessage(), problem);
    }

    /** The bytes of a file, unpacked where it is gzipped. */
    public static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }
}
