package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which bills a run shows. Pure: it reads answers and decides.
 *
 * @param bills each account's detail
 * @param entries each corrected account's ledger
 */
record Showcase(List<JsonNode> bills, Map<String, List<JsonNode>> entries) {
    /**
     * The one that shows most; the one on which a correction that moves money is told in the fewest entries, of several the one
     * that moves most; and one whose months are charged whole, with tax.
     */
    List<JsonNode> shown() {
        Optional<JsonNode> telling = bills.stream().max(Comparator.comparingInt(Showcase::tells));
        Optional<JsonNode> corrected = bills.stream()
                .filter(bill -> moved(bill).signum() > 0)
                .min(Comparator.comparingInt(Showcase::reversals)
                        .thenComparing(this::moved, Comparator.reverseOrder()));
        Optional<JsonNode> taxed = bills.stream()
                .filter(bill -> bill.findValuesAsText("component").contains("vat"))
                .findFirst();
        return Stream.of(telling, corrected, taxed)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    static String account(JsonNode bill) {
        return bill.path("account").path("account").asText();
    }

    static int reversals(JsonNode bill) {
        return bill.path("reversals").asInt();
    }

    private static int tells(JsonNode bill) {
        int places = bill.path("bill").path("places").size();
        return places * 10 + Math.min(9, reversals(bill));
    }

    /** By how much the largest correction differs from what it takes back. */
    private BigDecimal moved(JsonNode bill) {
        List<JsonNode> ledger = entries.getOrDefault(account(bill), List.of());
        return ledger.stream()
                .filter(entry -> entry.path("type").asText().equals("reversal"))
                .map(reversal ->
                        rebilled(reversal, ledger).add(charge(reversal)).abs())
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal rebilled(JsonNode reversal, List<JsonNode> ledger) {
        String sequence = reversal.path("sequence").asText();
        return ledger.stream()
                .filter(entry -> entry.path("about").path("rebills").asText().equals(sequence))
                .map(Showcase::charge)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal charge(JsonNode entry) {
        return new BigDecimal(entry.path("charge").asText());
    }
}
