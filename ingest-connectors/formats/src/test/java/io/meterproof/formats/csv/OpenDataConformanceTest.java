package io.meterproof.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Published files, read from {@code conformance.data}. */
class OpenDataConformanceTest {
    private static final Path DATA = Path.of(System.getProperty("conformance.data"));

    @Test
    void theEnergyOfEveryDriverIsThePublishedTotal() throws IOException {
        Path set = DATA.resolve("ev-workplace");
        if (isPresent(set)) {
            JsonNode totals = new ObjectMapper()
                    .readTree(set.resolve("expected_user_totals.json").toFile());
            Map<String, BigDecimal> published = new TreeMap<>();
            totals.properties().forEach(user -> published.put(user.getKey(), kilowattHours(user.getValue())));

            assertThat(energyByUser(set)).isNotEmpty().isEqualTo(published);
        }
    }

    @Test
    void everyIntervalFileIsReadWholeInOrder() throws IOException {
        Path set = DATA.resolve("interval-sgsc10");
        if (isPresent(set)) {
            assertThat(csvFiles(set)).isNotEmpty();
            for (Path file : csvFiles(set)) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    List<IntervalReading> readings = IntervalCsv.read(bytes).toList();
                    assertThat(readings)
                            .as(file.toString())
                            .isNotEmpty()
                            .extracting(IntervalReading::start)
                            .isSorted();
                }
            }
        }
    }

    private static Map<String, BigDecimal> energyByUser(Path set) throws IOException {
        Map<String, Long> wattHours = new TreeMap<>();
        for (Path file : csvFiles(set)) {
            try (InputStream bytes = Files.newInputStream(file)) {
                ChargingSessionCsv.read(bytes)
                        .forEach(session -> wattHours.merge(session.userId(), session.wattHours(), Math::addExact));
            }
        }
        return wattHours.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, user -> BigDecimal.valueOf(user.getValue(), 3)
                        .stripTrailingZeros()));
    }

    private static BigDecimal kilowattHours(JsonNode user) {
        return new BigDecimal(user.get("kwh").asText()).stripTrailingZeros();
    }

    private static List<Path> csvFiles(Path set) throws IOException {
        try (Stream<Path> files = Files.list(set)) {
            return files.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPresent(Path set) {
        if (Files.isDirectory(set)) {
            return true;
        }
        assertThat(System.getenv("CI")).as("missing " + set).isNotEqualTo("true");
        System.out.println("NOT RUN: no data at " + set);
        return false;
    }
}
