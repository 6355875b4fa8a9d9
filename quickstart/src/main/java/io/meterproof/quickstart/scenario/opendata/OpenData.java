package io.meterproof.quickstart.scenario.opendata;

import io.meterproof.formats.csv.ChargingSession;
import io.meterproof.formats.csv.ChargingSessionCsv;
import io.meterproof.formats.csv.IntervalCsv;
import io.meterproof.formats.csv.IntervalReading;
import io.meterproof.formats.csv.MalformedCsvException;
import io.meterproof.formats.csv.ProsumerCsv;
import io.meterproof.formats.csv.ThermCsv;
import io.meterproof.formats.csv.ThermCsv.Therms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Households and charging sessions that were measured once.
 *
 * @param households half-hourly readings by household, each in time order
 * @param sessions in the order of their begin
 * @param prosumers half-hourly rows by home, each in time order; none without {@code interval-ausgrid12}
 * @param gasHomes hourly therms by home, each in time order; none without {@code interval-eemeter}
 */
public record OpenData(
        Map<String, List<IntervalReading>> households,
        List<ChargingSession> sessions,
        Map<String, List<ProsumerCsv.Row>> prosumers,
        Map<String, List<Therms>> gasHomes) {
    private static final String INTERVALS = "interval-sgsc10";
    private static final String SESSIONS = "ev-workplace/sessions.csv.gz";
    private static final String PROSUMERS = "interval-ausgrid12";
    private static final String GAS = "interval-eemeter";
    private static final Pattern GAS_FILE = Pattern.compile("il-gas-.*-hourly\\.csv\\.gz");
    private static final String SUFFIX = ".csv.gz";

    /**
     * Reads {@code interval-sgsc10/*.csv.gz} and {@code ev-workplace/sessions.csv.gz}, and where they are there
     * {@code interval-ausgrid12/*.csv.gz} and {@code interval-eemeter/il-gas-*-hourly.csv.gz}.
     *
     * @throws IOException with one line that names what is missing or malformed
     */
    public static OpenData read(Path directory) throws IOException {
        Map<String, List<IntervalReading>> households = new TreeMap<>();
        for (Path file : intervalFiles(directory)) {
            households.put(name(file), read(file, IntervalCsv::read, Comparator.comparing(IntervalReading::start)));
        }
        Map<String, List<ProsumerCsv.Row>> prosumers = new TreeMap<>();
        for (Path file : files(directory.resolve(PROSUMERS), name -> true)) {
            prosumers.put(name(file), read(file, ProsumerCsv::read, Comparator.comparing(ProsumerCsv.Row::start)));
        }
        Map<String, List<Therms>> gasHomes = new TreeMap<>();
        for (Path file :
                files(directory.resolve(GAS), name -> GAS_FILE.matcher(name).matches())) {
            gasHomes.put(name(file), read(file, ThermCsv::read, Comparator.comparing(each -> each.start()
                    .toInstant())));
        }
        Comparator<ChargingSession> byBegin =
                Comparator.comparing(ChargingSession::created).thenComparing(ChargingSession::sessionId);
        List<ChargingSession> sessions = read(directory.resolve(SESSIONS), ChargingSessionCsv::read, byBegin);
        return new OpenData(households, sessions, prosumers, gasHomes);
    }

    private static List<Path> intervalFiles(Path directory) throws IOException {
        Path intervals = directory.resolve(INTERVALS);
        if (!Files.isDirectory(intervals)) {
            throw new IOException(intervals + " is not a directory: --data needs " + INTERVALS + " and ev-workplace");
        }
        List<Path> files = files(intervals, name -> true);
        if (files.isEmpty()) {
            throw new IOException(intervals + " holds no *" + SUFFIX);
        }
        return files;
    }

    /** Those of a directory, in the order of their names; none where there is no directory. */
    private static List<Path> files(Path directory, Predicate<String> named) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> file.toString().endsWith(SUFFIX)
                            && named.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
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
