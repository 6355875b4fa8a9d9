package io.meterproof.quickstart.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.gas.EnergyContent;
import io.meterproof.quickstart.conformance.set.ConformanceSet;
import io.meterproof.quickstart.conformance.set.CsvTable;
import io.meterproof.quickstart.conformance.set.Report;
import io.meterproof.quickstart.conformance.set.Tally;
import io.meterproof.quickstart.conformance.set.VectorFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Synthetic meters of eemeter ({@code il-*}): the same use read by the hour, by the day and by the bill. Each period of a
 * coarse reading sums to the fine readings in it, within the rounding of both to a hundredth. Their stated yearly load is
 * that of a normal year, so the measured years are reported beside it.
 */
final class EemeterSet implements ConformanceSet {
    private static final BigDecimal HALF_A_HUNDREDTH = new BigDecimal("0.005");
    private static final int YEAR = 365;

    @Override
    public String name() {
        return "interval-eemeter";
    }

    @Override
    public Report run(Path data) throws IOException {
        Tally tally = new Tally();
        Path set = data.resolve(name());
        JsonNode metadata = VectorFiles.json(set.resolve("metadata.json"));
        Map<String, List<JsonNode>> meters = new TreeMap<>();
        for (JsonNode meter : metadata) {
            Path file = set.resolve(meter.path("meter_data_filename").asText());
            String id = meter.path("id").asText();
            if (!id.startsWith("il-") || !Files.exists(file)) {
                tally.remark(id, Files.exists(file) ? "states no totals; not compared" : "is not in this set");
            } else {
                meters.computeIfAbsent(id.replace("-" + meter.path("freq").asText(), ""), unused -> new ArrayList<>())
                        .add(meter);
            }
        }
        for (Map.Entry<String, List<JsonNode>> meter : meters.entrySet()) {
            tally.reading(meter.getKey(), () -> compare(set, meter.getKey(), meter.getValue(), tally));
        }
        return tally.report(name());
    }

    private static void compare(Path set, String meter, List<JsonNode> series, Tally tally) throws IOException {
        Map<String, NavigableMap<OffsetDateTime, BigDecimal>> readings = new HashMap<>();
        for (JsonNode one : series) {
            readings.put(
                    one.path("freq").asText(),
                    read(set.resolve(one.path("meter_data_filename").asText())));
        }
        NavigableMap<OffsetDateTime, BigDecimal> fine = readings.remove("hourly");
        if (fine == null) {
            tally.remark(meter, "is not read by the hour; not compared");
            return;
        }
        readings.forEach((frequency, coarse) -> sums(meter + " " + frequency, coarse, fine, tally));
        stated(meter, series.get(0), fine, tally);
    }

    private static void sums(
            String id,
            NavigableMap<OffsetDateTime, BigDecimal> coarse,
            NavigableMap<OffsetDateTime, BigDecimal> fine,
            Tally tally) {
        for (OffsetDateTime from : coarse.keySet()) {
            OffsetDateTime to = coarse.higherKey(from);
            if (to != null) {
                NavigableMap<OffsetDateTime, BigDecimal> inside = fine.subMap(from, true, to, false);
                BigDecimal sum = sum(inside);
                BigDecimal rounding = HALF_A_HUNDREDTH.multiply(BigDecimal.valueOf(inside.size() + 1L));
                BigDecimal expected = coarse.get(from);
                boolean agrees = sum.subtract(expected).abs().compareTo(rounding) <= 0;
                tally.compare(
                        id + " from " + from,
                        expected.toPlainString(),
                        agrees ? expected.toPlainString() : sum.toPlainString(),
                        "sum of " + inside.size() + " hours");
            }
        }
    }

    /** A year before the first day of the blackout, and one after its last. */
    private static void stated(
            String meter, JsonNode metadata, NavigableMap<OffsetDateTime, BigDecimal> fine, Tally tally) {
        OffsetDateTime first = fine.firstKey();
        OffsetDateTime begin = midnight(metadata, "blackout_start_date", first);
        OffsetDateTime end = midnight(metadata, "blackout_end_date", first);
        String unit = metadata.path("unit").asText();
        report(
                meter + " before",
                metadata.path("annual_baseline_total_load"),
                unit,
                sum(fine.subMap(begin.minusDays(YEAR), true, begin, false)),
                tally);
        report(
                meter + " after",
                metadata.path("annual_reporting_total_load"),
                unit,
                sum(fine.subMap(end, true, end.plusDays(YEAR), false)),
                tally);
    }

    private static void report(String id, JsonNode stated, String unit, BigDecimal measured, Tally tally) {
        String energy = unit.equals("therm") ? " (" + EnergyContent.ofTherms(measured) + " kWh)" : "";
        tally.remark(
                id, "stated for a normal year: " + stated.asText() + " " + unit + ", measured: " + measured + energy);
    }

    private static OffsetDateTime midnight(JsonNode metadata, String field, OffsetDateTime like) {
        return OffsetDateTime.parse(metadata.path(field).asText() + "T00:00:00" + like.getOffset());
    }

    private static NavigableMap<OffsetDateTime, BigDecimal> read(Path file) throws IOException {
        NavigableMap<OffsetDateTime, BigDecimal> readings = new TreeMap<>();
        for (Map<String, String> row : CsvTable.read(file, ',')) {
            String value = row.get("value");
            boolean missing = value.isEmpty() || value.equals("nan");
            readings.put(OffsetDateTime.parse(row.get("start")), missing ? BigDecimal.ZERO : new BigDecimal(value));
        }
        return readings;
    }

    private static BigDecimal sum(NavigableMap<OffsetDateTime, BigDecimal> readings) {
        return readings.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
