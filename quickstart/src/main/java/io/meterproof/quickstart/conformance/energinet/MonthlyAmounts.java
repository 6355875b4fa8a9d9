package io.meterproof.quickstart.conformance.energinet;

import io.meterproof.quickstart.conformance.energinet.ResultRow.Kind;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sums over the period: by charge and supplier, by supplier, and by charge owner and supplier. Without any price there is no sum. */
record MonthlyAmounts(Results results) {
    private static final String AMOUNT = "amount";

    Map<String, Map<String, Optional<BigDecimal>>> byCharge(Kind kind) {
        Map<String, Map<String, Optional<BigDecimal>>> sums = new TreeMap<>();
        for (ResultRow row : results.rows()) {
            if (row.kind() == kind) {
                String key = String.join(
                        " ",
                        row.charge().code(),
                        row.charge().owner(),
                        row.payer().gridArea(),
                        row.payer().supplier());
                add(sums, key, row.amount());
            }
        }
        return sums;
    }

    /**
     * Sums by supplier; by owner too, a supplier's taxes are in the total of each owner that charges it anything else, as
     * the DataHub has it.
     */
    Map<String, Map<String, Optional<BigDecimal>>> totals(boolean byOwner) {
        Map<String, Map<String, Optional<BigDecimal>>> sums = new TreeMap<>();
        for (ResultRow row : results.rows()) {
            if (!byOwner) {
                add(sums, totalKey(row, ""), row.amount());
            } else if (!row.isTax()) {
                add(sums, totalKey(row, row.charge().owner()), row.amount());
            }
        }
        if (byOwner) {
            results.rows().stream().filter(ResultRow::isTax).forEach(row -> sums.keySet().stream()
                    .filter(key -> key.startsWith(totalKey(row, "")))
                    .toList()
                    .forEach(key -> add(sums, key, row.amount())));
        }
        return sums;
    }

    static String chargeKey(Map<String, String> row) {
        return String.join(
                " ",
                row.get("charge_code"),
                row.get("charge_owner_id"),
                row.get("grid_area_code"),
                row.get("energy_supplier_id"));
    }

    static String totalKey(Map<String, String> row) {
        return String.join(" ", row.get("grid_area_code"), row.get("energy_supplier_id"), row.get("charge_owner_id"));
    }

    private static String totalKey(ResultRow row, String owner) {
        return String.join(" ", row.payer().gridArea(), row.payer().supplier(), owner);
    }

    private static void add(
            Map<String, Map<String, Optional<BigDecimal>>> sums, String key, Optional<BigDecimal> amount) {
        Optional<BigDecimal> before =
                sums.getOrDefault(key, Map.of(AMOUNT, Optional.empty())).get(AMOUNT);
        Optional<BigDecimal> after = amount.isEmpty()
                ? before
                : Optional.of(before.orElse(BigDecimal.ZERO).add(amount.get()));
        sums.put(key, Map.of(AMOUNT, after));
    }
}
