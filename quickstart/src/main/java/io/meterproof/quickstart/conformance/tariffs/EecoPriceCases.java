package io.meterproof.quickstart.conformance.tariffs;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.conformance.set.CsvTable;
import io.meterproof.quickstart.conformance.set.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prices at every step, theirs against those that our clock of prices gives. */
record EecoPriceCases(Path set, String id, Tally tally) {
    private static final int DAY_SECONDS = 86_400;
    private static final int HOUR_SECONDS = 3600;

    void chargeArray(JsonNode test) {
        Map<String, String> cells = new HashMap<>();
        test.path("charge")
                .fields()
                .forEachRemaining(
                        cell -> cells.put(cell.getKey(), cell.getValue().asText()));
        LocalDate start = date(test, "start_dt");
        int step = HOUR_SECONDS / test.path("n_per_hour").asInt();
        int steps = Math.toIntExact(start.until(date(test, "end_dt"), ChronoUnit.DAYS) * DAY_SECONDS / step);
        List<BigDecimal> ours = new EecoRow(cells)
                .prices(start, steps, step, date(test, "effective_start_date"), date(test, "effective_end_date"));
        compare(Map.of("", numbers(test.path("expected"))), Map.of("", ours));
    }

    void chargeDictionary(JsonNode test) throws IOException {
        Map<String, List<BigDecimal>> expected = new HashMap<>();
        test.path("expected").fields().forEachRemaining(one -> expected.put(one.getKey(), numbers(one.getValue())));
        compare(
                expected,
                EecoRates.read(file(test.path("billing_path").asText()))
                        .charges(
                                date(test, "start_dt"),
                                date(test, "end_dt"),
                                EecoLoads.stepSeconds(test.path("resolution").asText())));
    }

    /** Their table leaves out columns of zeros; its first and last rows tell its span. */
    void chargeTable(JsonNode test) throws IOException {
        List<Map<String, String>> table =
                CsvTable.read(file("tests/data/output/" + test.path("expected").asText()), ',');
        LocalDateTime first = time(table.get(0));
        int step = Math.toIntExact(ChronoUnit.SECONDS.between(first, time(table.get(1))));
        LocalDate start = first.toLocalDate();
        LocalDate end = time(table.get(table.size() - 1)).plusSeconds(step).toLocalDate();
        Map<String, List<BigDecimal>> ours = EecoRates.read(
                        file("tests/data/input/" + test.path("tariff").asText()))
                .charges(start, end, step);
        ours.replaceAll((key, prices) -> scaled(test, key, prices, table.size(), start, step));
        ours.values().removeIf(prices -> prices.stream().allMatch(price -> price.signum() == 0));
        Map<String, List<BigDecimal>> expected = new HashMap<>();
        table.get(0).keySet().stream()
                .filter(column -> !column.equals("DateTime"))
                .forEach(column -> expected.put(
                        column,
                        table.stream()
                                .map(row -> new BigDecimal(row.get(column)))
                                .toList()));
        compare(expected, ours);
    }

    private List<BigDecimal> scaled(
            JsonNode test, String key, List<BigDecimal> prices, int steps, LocalDate start, int step) {
        BigDecimal whole = BigDecimal.valueOf((long) start.lengthOfMonth() * DAY_SECONDS / step);
        if (key.contains("_customer_")) {
            List<BigDecimal> spread = new ArrayList<>(Collections.nCopies(steps, BigDecimal.ZERO));
            if (test.path("keep_fixed_charge").asBoolean()
                    && test.path("scale_fixed_charge").asBoolean()) {
                spread.replaceAll(zero -> prices.get(0).divide(whole, MathContext.DECIMAL64));
            } else if (test.path("keep_fixed_charge").asBoolean()) {
                spread.set(0, prices.get(0));
            }
            return spread;
        }
        boolean scales =
                key.contains("_demand_") && test.path("scale_demand_charge").asBoolean();
        BigDecimal share = BigDecimal.valueOf(steps).divide(whole, MathContext.DECIMAL64);
        return scales ? prices.stream().map(price -> price.multiply(share)).toList() : prices;
    }

    private void compare(Map<String, List<BigDecimal>> theirPrices, Map<String, List<BigDecimal>> ourPrices) {
        Map<String, List<BigDecimal>> expected = wholeLimits(theirPrices);
        Map<String, List<BigDecimal>> ours = wholeLimits(ourPrices);
        String difference = "";
        if (!expected.keySet().equals(ours.keySet())) {
            difference = "charges " + ours.keySet() + ", theirs " + expected.keySet();
        }
        for (String key : expected.keySet()) {
            List<BigDecimal> theirs = expected.get(key);
            List<BigDecimal> own = ours.getOrDefault(key, List.of());
            for (int i = 0; difference.isEmpty() && i < theirs.size(); i++) {
                if (own.size() != theirs.size() || !EecoCases.agrees(theirs.get(i), own.get(i))) {
                    difference = key + " at step " + i + ": theirs " + theirs.get(i) + ", ours "
                            + (i < own.size() ? own.get(i) : "none");
                }
            }
        }
        tally.compare(id, "their prices", difference.isEmpty() ? "their prices" : difference, "prices by step");
    }

    /** A limit at the end of a key is written as 0 or as 0.0. */
    private static Map<String, List<BigDecimal>> wholeLimits(Map<String, List<BigDecimal>> prices) {
        Map<String, List<BigDecimal>> whole = new TreeMap<>();
        prices.forEach((key, values) -> whole.put(key.replaceFirst("\\.0$", ""), values));
        return whole;
    }

    private Path file(String name) {
        return set.resolve(name);
    }

    private static LocalDate date(JsonNode test, String field) {
        return LocalDate.parse(test.path(field).asText());
    }

    private static LocalDateTime time(Map<String, String> row) {
        return LocalDateTime.parse(row.get("DateTime").replace(' ', 'T'));
    }

    static List<BigDecimal> numbers(JsonNode array) {
        List<BigDecimal> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.decimalValue()));
        return numbers;
    }
}
