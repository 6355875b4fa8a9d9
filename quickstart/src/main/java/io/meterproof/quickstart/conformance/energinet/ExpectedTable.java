package io.meterproof.quickstart.conformance.energinet;

import io.meterproof.quickstart.conformance.energinet.ResultRow.Kind;
import io.meterproof.quickstart.conformance.set.CsvTable;
import io.meterproof.quickstart.conformance.set.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A table of expected results. Every row of it is one of ours, and every one of ours is in it. */
record ExpectedTable(String scenario, Path file) {
    private static final Map<String, Kind> KINDS = Map.of(
            "hourly_tariff_per_co_es", Kind.HOURLY_TARIFF,
            "daily_tariff_per_co_es", Kind.DAILY_TARIFF,
            "subscription_per_co_es", Kind.SUBSCRIPTION,
            "fee_per_co_es", Kind.FEE,
            "monthly_tariff_from_hourly_per_co_es", Kind.HOURLY_TARIFF,
            "monthly_tariff_from_daily_per_co_es", Kind.DAILY_TARIFF,
            "monthly_subscription_per_co_es", Kind.SUBSCRIPTION,
            "monthly_fee_per_co_es", Kind.FEE);

    void compare(Results results, Tally tally) throws IOException {
        String table = file.getFileName().toString().replaceAll("\\.csv(\\.gz)?$", "");
        Map<String, Map<String, Optional<BigDecimal>>> ours = new TreeMap<>();
        Function<Map<String, String>, String> key;
        if (table.startsWith("total_monthly_amounts")) {
            key = MonthlyAmounts::totalKey;
            ours.putAll(new MonthlyAmounts(results).totals(table.endsWith("per_co_es")));
        } else if (!KINDS.containsKey(table)) {
            tally.remark(scenario, table + " is not known; not compared");
            return;
        } else if (table.startsWith("monthly_")) {
            key = MonthlyAmounts::chargeKey;
            ours.putAll(new MonthlyAmounts(results).byCharge(KINDS.get(table)));
        } else {
            key = ExpectedTable::rowKey;
            results.rows().stream()
                    .filter(row -> row.kind() == KINDS.get(table))
                    .forEach(row -> ours.put(rowKey(row), values(row)));
        }
        compare(table, key, ours, tally);
    }

    private void compare(
            String table,
            Function<Map<String, String>, String> key,
            Map<String, Map<String, Optional<BigDecimal>>> ours,
            Tally tally)
            throws IOException {
        Map<String, Map<String, Optional<BigDecimal>>> left = new TreeMap<>(ours);
        for (Map<String, String> row : CsvTable.read(file, ';')) {
            String name = key.apply(row);
            Map<String, Optional<BigDecimal>> own = left.remove(name);
            String id = scenario + " " + table + " " + name;
            if (own == null) {
                tally.compare(id, "a row", "none", "we have no such row");
            } else {
                own.forEach((column, value) -> tally.compare(
                        id + " " + column, row.get(column), print(value, row.get(column)), "unrounded: " + value));
            }
        }
        left.keySet()
                .forEach(
                        name -> tally.compare(scenario + " " + table + " " + name, "none", "a row", "only we have it"));
    }

    /** At the precision of what is expected. */
    private static String print(Optional<BigDecimal> value, String expected) {
        int digits = expected.contains(".") ? expected.length() - expected.indexOf('.') - 1 : 0;
        return value.map(number -> number.setScale(digits, RoundingMode.HALF_UP).toPlainString())
                .orElse("");
    }

    private static Map<String, Optional<BigDecimal>> values(ResultRow row) {
        Map<String, Optional<BigDecimal>> values = new LinkedHashMap<>();
        values.put("quantity", Optional.of(row.quantity()));
        values.put("price", row.price());
        values.put("amount", row.amount());
        return values;
    }

    private static String rowKey(Map<String, String> row) {
        return String.join(
                " ",
                row.get("charge_code"),
                row.get("charge_type"),
                row.get("charge_owner_id"),
                row.get("is_tax").toLowerCase(Locale.ROOT),
                row.get("grid_area_code"),
                row.get("energy_supplier_id"),
                row.get("metering_point_type"),
                row.get("settlement_method"),
                row.get("time"));
    }

    private static String rowKey(ResultRow row) {
        return String.join(
                " ",
                row.charge().code(),
                row.charge().type(),
                row.charge().owner(),
                Boolean.toString(row.isTax()),
                row.payer().gridArea(),
                row.payer().supplier(),
                row.payer().meteringPointType(),
                row.payer().settlementMethod(),
                row.time().toString());
    }
}
