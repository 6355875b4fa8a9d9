package io.meterproof.quickstart.corrections;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What statements and their corrections come to, by currency: how many accounts, how much money, and the worst case. */
record Preview(SortedMap<String, List<JsonNode>> byCurrency) {

    static Preview of(List<JsonNode> statements) {
        SortedMap<String, List<JsonNode>> byCurrency = new TreeMap<>();
        statements.forEach(statement -> byCurrency
                .computeIfAbsent(statement.path("currency").asText(), unseen -> new ArrayList<>())
                .add(statement));
        return new Preview(byCurrency);
    }

    void print(PrintWriter out) {
        for (Map.Entry<String, List<JsonNode>> each : byCurrency.entrySet()) {
            print(each.getKey(), each.getValue(), out);
        }
        if (byCurrency.isEmpty()) {
            out.println("No statement is provisional.");
        }
        out.flush();
    }

    private static void print(String currency, List<JsonNode> statements, PrintWriter out) {
        List<JsonNode> corrected = statements.stream()
                .filter(statement -> statement.path("corrections").asInt() > 0)
                .toList();
        out.printf(
                "%s: %d statements of %d accounts charge %s%n",
                currency, statements.size(), accounts(statements), sum(statements, "charged", 0));
        out.printf(
                "  corrections of earlier statements: %d entries of %d accounts; %s more and %s less to pay%n",
                corrected.stream()
                        .mapToInt(statement -> statement.path("corrections").asInt())
                        .sum(),
                accounts(corrected),
                sum(corrected, "corrected", 1),
                sum(corrected, "corrected", -1).abs());
        corrected.stream()
                .max(Comparator.comparing(
                        statement -> amount(statement, "corrected").abs()))
                .ifPresent(worst -> out.printf(
                        "  worst case: account %s, statement %s: %s%n",
                        worst.path("account").asText(), worst.path("statement").asText(), amount(worst, "corrected")));
    }

    private static int accounts(List<JsonNode> statements) {
        return new TreeSet<>(statements.stream()
                        .map(statement -> statement.path("account").asText())
                        .toList())
                .size();
    }

    /** @param sign of the amounts that count; 0 for all */
    private static BigDecimal sum(List<JsonNode> statements, String field, int sign) {
        return statements.stream()
                .map(statement -> amount(statement, field))
                .filter(amount -> sign == 0 || amount.signum() == sign)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(JsonNode statement, String field) {
        return new BigDecimal(statement.path(field).asText());
    }
}
