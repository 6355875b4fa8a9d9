package io.meterproof.quickstart.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.DocumentCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** The real data's own sums, read from its files without our readers. */
@DisabledIf("isAbsent")
class OpenDataConformanceTest {
    private static final Path DATA = Path.of(System.getProperty("conformance.data"));
    private static Scenario scenario;

    static boolean isAbsent() {
        List<Path> missing = Stream.of("interval-sgsc10", "ev-workplace")
                .map(DATA::resolve)
                .filter(set -> !Files.isDirectory(set))
                .toList();
        if (missing.isEmpty() || "true".equals(System.getenv("CI"))) {
            return false;
        }
        System.out.println("NOT RUN, no " + missing + ": the open data scenario");
        return true;
    }

    @BeforeAll
    static void readEverything() throws IOException {
        scenario = OpenDataScenario.of(new Seed(7), OpenData.read(DATA), TestSigners.ALL);
    }

    @Test
    void everyHouseholdUsesItsFilesSum() throws IOException {
        Map<String, Long> sums = scenario.expectations().energy().stream()
                .filter(use -> use.endUse().equals("home"))
                .collect(Collectors.toMap(ExpectedUse::usagePoint, ExpectedUse::quantity));

        for (Path file : files()) {
            String household = file.getFileName().toString().replace(".csv.gz", "");
            assertThat(sums).containsEntry("household-" + household, sum(file));
        }
        assertThat(sums).isNotEmpty().hasSize(files().size());
    }

    @Test
    void everyUserUsesTheExpectedTotal() throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(DATA.resolve("ev-workplace/expected_user_totals.json").toFile());
        Map<String, Long> sums = scenario.expectations().energy().stream()
                .filter(use -> use.endUse().equals(Charger.END_USE))
                .collect(Collectors.groupingBy(ExpectedUse::account, Collectors.summingLong(ExpectedUse::quantity)));

        for (Iterator<Map.Entry<String, JsonNode>> users = expected.fields(); users.hasNext(); ) {
            Map.Entry<String, JsonNode> user = users.next();
            assertThat(sums.get(accounts().get("user-" + user.getKey())))
                    .as(user.getKey())
                    .isEqualTo(wattHours(user.getValue().get("kwh").asText()));
        }
        assertThat(sums).isNotEmpty().hasSize(expected.size());
    }

    @Test
    void everyAccountSettlesWhatItUsed() throws Exception {
        Map<String, Long> expected = scenario.expectations().energy().stream()
                .collect(Collectors.toMap(
                        use -> Settled.key(use.account(), use.usagePoint(), use.endUse()), ExpectedUse::quantity));

        assertThat(Settled.of(scenario, Judged.of(scenario)).quantities()).isEqualTo(expected);
    }

    private static Map<String, String> accounts() {
        return scenario.documents().stream()
                .map(document -> DocumentCodec.decode(document.json()))
                .filter(Authorisation.class::isInstance)
                .map(Authorisation.class::cast)
                .collect(Collectors.toMap(Authorisation::token, Authorisation::account));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DATA.resolve("interval-sgsc10"))) {
            return files.filter(file -> file.toString().endsWith(".csv.gz")).toList();
        }
    }

    private static long sum(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .mapToLong(line -> wattHours(line.substring(line.indexOf(',') + 1)))
                    .sum();
        }
    }

    private static long wattHours(String kilowattHours) {
        return new BigDecimal(kilowattHours.strip())
                .movePointRight(3)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
