package io.meterproof.quickstart.scenario.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.quickstart.scenario.ExpectedUse;
import io.meterproof.quickstart.scenario.FileSum;
import io.meterproof.quickstart.scenario.Judged;
import io.meterproof.quickstart.scenario.Scenario;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.scenario.Settled;
import io.meterproof.quickstart.scenario.TestSigners;
import io.meterproof.quickstart.scenario.meter.Charger;
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
import org.assertj.core.data.Offset;
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
                .filter(use -> use.usagePoint().startsWith("household-"))
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

    @Test
    void everyColumnOfASolarHomeIsItsFilesSum() throws IOException {
        Path directory = needed("interval-ausgrid12");
        Map<String, Long> sums = scenario.expectations().energy().stream()
                .filter(use -> use.usagePoint().startsWith("prosumer-"))
                .collect(Collectors.toMap(use -> use.usagePoint() + " " + use.endUse(), ExpectedUse::quantity));

        for (Path file : files(directory)) {
            String home = "prosumer-" + file.getFileName().toString().replace(".csv.gz", "");
            assertThat(sums)
                    .containsEntry(home + " home", sum(file, "GC"))
                    .containsEntry(home + " solar", sum(file, "GG"));
        }
        assertThat(sums).isNotEmpty();
    }

    /** On CI a set that is not there fails. */
    private static Path needed(String set) {
        Path directory = DATA.resolve(set);
        assumeTrue(Files.isDirectory(directory) || "true".equals(System.getenv("CI")), "NOT RUN, no " + set);
        assertThat(directory).isDirectory();
        return directory;
    }

    @Test
    void everyGasHomeIsTheEnergyOfItsFilesTherms() throws IOException {
        Path directory = needed("interval-eemeter");
        for (FileSum file : scenario.expectations().files()) {
            String name = file.account().substring("gas-".length());
            BigDecimal therms = BigDecimal.ZERO;
            List<String[]> rows = rows(directory.resolve(name + ".csv.gz"));
            for (String[] row : rows.subList(1, rows.size())) {
                therms = therms.add(new BigDecimal(row[1]));
            }
            long settled = scenario.expectations().energy().stream()
                    .filter(use -> use.account().equals(file.account()))
                    .mapToLong(ExpectedUse::quantity)
                    .sum();
            BigDecimal energy = therms.multiply(new BigDecimal("29.3071070159"));
            assertThat(BigDecimal.valueOf(settled, 3)).isCloseTo(energy, Offset.offset(file.tolerance()));
        }
        assertThat(scenario.expectations().files()).isNotEmpty();
    }

    private static Map<String, String> accounts() {
        return scenario.documents().stream()
                .map(document -> DocumentCodec.decode(document.json()))
                .filter(Authorisation.class::isInstance)
                .map(Authorisation.class::cast)
                .collect(Collectors.toMap(Authorisation::token, Authorisation::account));
    }

    private static List<Path> files() throws IOException {
        return files(DATA.resolve("interval-sgsc10"));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
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

    private static long sum(Path file, String column) throws IOException {
        List<String[]> rows = rows(file);
        int index = List.of(rows.get(0)).indexOf(column);
        return rows.stream().skip(1).mapToLong(row -> wattHours(row[index])).sum();
    }

    private static List<String[]> rows(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line.split(",", -1)).toList();
        }
    }

    private static long wattHours(String kilowattHours) {
        return new BigDecimal(kilowattHours.strip())
                .movePointRight(3)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
