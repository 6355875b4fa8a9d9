package io.meterproof.quickstart.scenario;

import io.meterproof.formats.csv.ChargingSession;
import io.meterproof.formats.csv.ChargingSessionCsv;
import io.meterproof.formats.csv.IntervalCsv;
import io.meterproof.formats.csv.IntervalReading;
import io.meterproof.formats.csv.MalformedCsvException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Households and charging sessions that were measured once.
 *
 * @param households half-hourly readings by household, each in time order
 * @param sessions in the order of their begin
 */
public record OpenData(Map<String, List<IntervalReading>> households, List<ChargingSession> sessions) {
    private static final String INTERVALS = "interval-sgsc10";
    private static final String SESSIONS = "ev-workplace/sessions.csv.gz";
    private static final String SUFFIX = ".csv.gz";

    /**
     * Reads {@code interval-sgsc10/*.csv.gz} and {@code ev-workplace/sessions.csv.gz}.
     *
     * @throws IOException with one line that names what is missing or malformed
     */
    public static OpenData read(Path directory) throws IOException {
        Map<String, List<IntervalReading>> households = new TreeMap<>();
        for (Path file : intervalFiles(directory)) {
            households.put(
                    household(file), read(file, IntervalCsv::read, Comparator.comparing(IntervalReading::start)));
        }
        Comparator<ChargingSession> byBegin =
                Comparator.comparing(ChargingSession::created).thenComparing(ChargingSession::sessionId);
        return new OpenData(households, read(directory.resolve(SESSIONS), ChargingSessionCsv::read, byBegin));
    }

    private static List<Path> intervalFiles(Path directory) throws IOException {
        Path intervals = directory.resolve(INTERVALS);
        if (!Files.isDirectory(intervals)) {
            throw new IOException(intervals + " is not a directory: --data needs " + INTERVALS + " and ev-workplace");
        }
        try (Stream<Path> entries = Files.list(intervals)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IOException(intervals + " holds no *" + SUFFIX);
            }
            return files;
        }
    }

    private static String household(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private interface Reader<T> {
        Stream<T> read(InputStream file) throws IOException;
    }

    private static <T> List<T> read(Path file, Reader<T> reader, Comparator<T> order) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is missing or cannot be read");
        }
        try (InputStream input = Files.newInputStream(file)) {
            List<T> rows = reader.read(input).sorted(order).toList();
            if (rows.isEmpty()) {
                throw new IOException(file + " holds no rows");
            }
            return rows;
        } catch (MalformedCsvException | UncheckedIOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
