package io.meterproof.quickstart.conformance.energinet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.meterproof.quickstart.conformance.set.CsvTable;
import io.meterproof.quickstart.conformance.set.VectorFiles;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The input tables of a scenario.
 *
 * @param prices of each charge by the instant from which each is given
 * @param quantities Wh of each metering point by the begin of its interval
 */
record Scenario(
        Span period,
        Set<String> gridAreas,
        List<Map<String, String>> charges,
        List<Map<String, String>> links,
        List<Map<String, String>> meteringPoints,
        Map<Charge, NavigableMap<Instant, BigDecimal>> prices,
        Map<String, NavigableMap<Instant, Long>> quantities) {
    static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    private static final int MILLI_DIGITS = 3;

    static Scenario read(Path directory) throws IOException {
        Path when = directory.resolve("when");
        JsonNode arguments;
        try (InputStream text = Files.newInputStream(when.resolve("calculation_arguments.yml"))) {
            JsonNode read = new YAMLMapper().readTree(text);
            arguments = read.isArray() ? read.get(0) : read;
        }
        Set<String> areas = new TreeSet<>();
        arguments.path("grid-areas").forEach(area -> areas.add(area.asText()));
        return new Scenario(
                new Span(time(arguments, "period-start-datetime"), time(arguments, "period-end-datetime")),
                areas,
                table(when, "charge_price_information_periods.csv"),
                table(when, "charge_link_periods.csv"),
                table(when, "metering_point_periods.csv"),
                prices(table(when, "charge_price_points.csv")),
                quantities(series(directory)));
    }

    /** Local days of the period, by their begins, and its end. */
    List<Instant> days() {
        List<Instant> begins = new ArrayList<>();
        LocalDate date = period.from().atZone(ZONE).toLocalDate();
        for (Instant begin = period.from(); begin.isBefore(period.to()); begin = begin(date)) {
            begins.add(begin);
            date = date.plusDays(1);
        }
        begins.add(period.to());
        return begins;
    }

    /** Hours of the period, by their begins, and its end. */
    List<Instant> hours() {
        List<Instant> begins = new ArrayList<>();
        for (Instant begin = period.from(); begin.isBefore(period.to()); begin = begin.plusSeconds(3600)) {
            begins.add(begin);
        }
        begins.add(period.to());
        return begins;
    }

    long quantity(String meteringPoint, Span span) {
        NavigableMap<Instant, Long> known = quantities.getOrDefault(meteringPoint, new TreeMap<>());
        return known.subMap(span.from(), true, span.to(), false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Instant begin(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /** With what the DataHub calculated itself, the grid loss, where the scenario says what that was. */
    private static List<Map<String, String>> series(Path directory) throws IOException {
        Path basis = directory.resolve("then/basis_data");
        if (Files.isDirectory(basis)) {
            for (Path file : VectorFiles.of(basis)) {
                if (file.getFileName().toString().startsWith("time_series_points.csv")) {
                    return CsvTable.read(file, ';');
                }
            }
        }
        return table(directory.resolve("when"), "time_series_points.csv");
    }

    private static Instant time(JsonNode arguments, String field) {
        return Instant.parse(arguments.path(field).asText().replace(' ', 'T') + "Z");
    }

    private static List<Map<String, String>> table(Path directory, String file) throws IOException {
        return CsvTable.read(directory.resolve(file), ';');
    }

    private static Map<Charge, NavigableMap<Instant, BigDecimal>> prices(List<Map<String, String>> rows) {
        Map<Charge, NavigableMap<Instant, BigDecimal>> prices = new HashMap<>();
        for (Map<String, String> row : rows) {
            prices.computeIfAbsent(Charge.of(row), unused -> new TreeMap<>())
                    .put(Instant.parse(row.get("charge_time")), new BigDecimal(row.get("charge_price")));
        }
        return prices;
    }

    private static Map<String, NavigableMap<Instant, Long>> quantities(List<Map<String, String>> rows) {
        Map<String, NavigableMap<Instant, Long>> quantities = new HashMap<>();
        for (Map<String, String> row : rows) {
            long wattHours = new BigDecimal(row.get("quantity"))
                    .movePointRight(MILLI_DIGITS)
                    .longValueExact();
            quantities
                    .computeIfAbsent(row.get("metering_point_id"), unused -> new TreeMap<>())
                    .put(Instant.parse(row.get("observation_time")), wattHours);
        }
        return quantities;
    }
}
