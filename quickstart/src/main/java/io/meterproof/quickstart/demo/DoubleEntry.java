package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether the books of each currency sum to zero. */
final class DoubleEntry {
    private DoubleEntry() {}

    /** @param pages of the trial balance, of some accounts each */
    static Check check(List<JsonNode> pages) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        boolean held = true;
        long entries = 0;
        for (JsonNode page : pages) {
            entries += page.path("entries").asLong();
            for (JsonNode currency : page.path("currencies")) {
                BigDecimal sum = sum(currency);
                held &= sum.signum() == 0
                        && sum.compareTo(new BigDecimal(currency.path("sum").asText())) == 0;
                sums.merge(currency.path("currency").asText(), sum, BigDecimal::add);
            }
        }
        String words = sums.entrySet().stream()
                .map(sum -> "all books in " + sum.getKey() + " come to "
                        + sum.getValue().toPlainString())
                .collect(Collectors.joining("; "));
        return Check.of("double entry", held && !sums.isEmpty(), entries + " entries posted; " + words);
    }

    private static BigDecimal sum(JsonNode currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode book : currency.path("books")) {
            sum = sum.add(new BigDecimal(book.path("balance").asText()));
        }
        return sum;
    }
}
