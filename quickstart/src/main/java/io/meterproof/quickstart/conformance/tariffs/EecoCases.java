package io.meterproof.quickstart.conformance.tariffs;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.conformance.set.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cases of the tests of eeco (electric-emission-cost): what a charge costs at each step, and what a load costs under some
 * charges. Both sides agree within a millionth part, as their tests have it. Tests of other things are named and skipped.
 */
record EecoCases(Path set) {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private static final Map<String, String> OTHERS = Map.of(
            "test_get_charge_array_duration", "counts the days in a name",
            "test_parametrize_charge_dict", "scales price tables to make variants",
            "test_build_pyomo_costing", "adds other objectives of an optimisation to a cost");

    void run(JsonNode content, Tally tally) throws IOException {
        Map<String, Integer> skipped = new TreeMap<>();
        for (JsonNode test : content.path("cases")) {
            String kind = test.path("test").asText();
            if (!run(kind, test, tally)) {
                skipped.merge(kind, 1, Integer::sum);
                tally.skip();
            }
        }
        skipped.forEach((kind, count) -> tally.remark(
                "eeco " + kind,
                count + " not compared: " + OTHERS.getOrDefault(kind, "what it tests is not known here")));
    }

    private boolean run(String kind, JsonNode test, Tally tally) throws IOException {
        String id = "eeco " + kind + "#" + test.path("case").asText();
        EecoPriceCases prices = new EecoPriceCases(set, id, tally);
        EecoCostCases costs = new EecoCostCases(set);
        try {
            switch (kind) {
                case "test_create_charge_array" -> prices.chargeArray(test);
                case "test_get_charge_dict" -> prices.chargeDictionary(test);
                case "test_get_charge_df" -> prices.chargeTable(test);
                case "test_calculate_cost_np", "test_calculate_cost_cvx", "test_calculate_cost_pyo" ->
                    compare(id, test.path("expected_cost"), costs.cost(test), tally);
                case "test_calculate_demand_costs" ->
                    compare(id, test.path("expected"), costs.ofBilling(test, "demand"), tally);
                case "test_calculate_energy_costs" ->
                    compare(id, test.path("expected"), costs.ofBilling(test, "energy"), tally);
                case "test_calculate_export_revenues" ->
                    compare(id, test.path("expected"), costs.exportRevenue(test), tally);
                case "test_individual_charge" ->
                    compare(id, test.path("expected_result"), costs.individual(test), tally);
                default -> {
                    return false;
                }
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            tally.compare(id, "an answer", "nothing", e.toString());
        }
        return true;
    }

    private static void compare(String id, JsonNode expected, BigDecimal ours, Tally tally) {
        BigDecimal theirs = expected.decimalValue();
        tally.compare(
                id,
                theirs.toPlainString(),
                agrees(theirs, ours) ? theirs.toPlainString() : ours.toPlainString(),
                "cost");
    }

    static boolean agrees(BigDecimal theirs, BigDecimal ours) {
        return theirs.subtract(ours)
                        .abs()
                        .compareTo(TOLERANCE.multiply(theirs.abs().max(TOLERANCE)))
                <= 0;
    }
}
