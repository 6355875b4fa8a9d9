package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether the books of each currency sum to zero. */
final class DoubleEntry {
    private DoubleEntry() {}

    static Check check(JsonNode trialBalance) {
        List<String> sums = new ArrayList<>();
        boolean held = !trialBalance.path("currencies").isEmpty();
        for (JsonNode currency : trialBalance.path("currencies")) {
            held &= sum(currency).signum() == 0
                    && sum(currency)
                                    .compareTo(
                                            new BigDecimal(currency.path("sum").asText()))
                            == 0;
            sums.add(currency.path("books").size() + " books in "
                    + currency.path("currency").asText() + " come to "
                    + sum(currency).toPlainString());
        }
        return Check.of(
                "double entry",
                held,
                trialBalance.path("entries").asText() + " entries posted; " + String.join("; ", sums));
    }

    private static BigDecimal sum(JsonNode currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode book : currency.path("books")) {
            sum = sum.add(new BigDecimal(book.path("balance").asText()));
        }
        return sum;
    }
}
