package io.meterproof.metering.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.Hash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Hourly litres of labelled households, set {@code anomaly-water} of the conformance data. The labels mark single changed
 * hours, mostly not leaks, so the scores are printed and not required.
 */
class AnomalyWaterConformanceTest {
    private static final Path SET = Path.of(System.getProperty("conformance.data", "data"), "anomaly-water");

    private record Row(String user, Instant hour, long litres, boolean anomalous) {}

    @Test
    void everyLabelledHourIsScored() throws IOException {
        if (!Files.isDirectory(SET)) {
            assertThat(System.getenv("CI")).as("conformance data at " + SET).isNotEqualTo("true");
            System.out.println("anomaly-water: not run, there is no " + SET);
            return;
        }
        List<Row> rows = rows();
        Map<String, Watcher> watchers = new HashMap<>();
        rows.forEach(
                row -> watchers.computeIfAbsent(row.user, user -> new Watcher()).see(readings(row)));

        assertThat(rows).anyMatch(Row::anomalous);
        assertThat(watchers.values())
                .allSatisfy(watcher -> assertThat(watcher.state().channels()).isNotEmpty());
        report(rows, watchers);
    }

    private static void report(List<Row> rows, Map<String, Watcher> watchers) {
        long labelled = rows.stream().filter(Row::anomalous).count();
        long recalled = rows.stream()
                .filter(row ->
                        row.anomalous && watchers.get(row.user).found().stream().anyMatch(found -> covers(found, row)))
                .count();
        List<Anomaly> found = watchers.values().stream()
                .flatMap(watcher -> watcher.found().stream())
                .toList();
        long right = found.stream()
                .filter(one -> rows.stream().anyMatch(row -> row.anomalous && covers(one, row)))
                .count();
        System.out.printf(
                "anomaly-water: %d hours, %d labelled; %d episodes found; precision %d/%d, recall %d/%d%n",
                rows.size(), labelled, found.size(), right, found.size(), recalled, labelled);
        found.forEach(one -> System.out.println("  " + one));
    }

    private static boolean covers(Anomaly found, Row row) {
        return found.usagePoint().equals(row.user) && !row.hour.isBefore(found.from()) && row.hour.isBefore(found.to());
    }

    private static IntervalReadings readings(Row row) {
        return new IntervalReadings(
                row.user,
                new Channel(Hash.ZERO, ObisCode.WATER_VOLUME),
                MeasurementUnit.CUBIC_METRE,
                row.hour.plusSeconds(3600),
                row.hour.getEpochSecond(),
                3600,
                new long[] {row.litres});
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SET.resolve("consumes.csv.gz"))), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split(",", -1);
                Instant hour = Instant.parse(fields[3].replace(' ', 'T') + "Z");
                rows.add(new Row(
                        fields[1],
                        hour,
                        Long.parseLong(fields[4]),
                        fields[7].strip().equals("1")));
            }
        }
        return rows;
    }
}
