package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.scenario.ExpectedUse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What each account used, where and for what, by {@code account / place / end use / unit}. */
record Quantities(Map<String, BigDecimal> byUse) {
    private static final int MILLI_DIGITS = 3;
    private static final String SEPARATOR = " / ";

    static Quantities metered(List<ExpectedUse> uses) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (ExpectedUse use : uses) {
            String key =
                    key(use.account(), use.place(), use.endUse(), use.unit().symbol());
            sums.merge(key, BigDecimal.valueOf(use.quantity(), MILLI_DIGITS), BigDecimal::add);
        }
        return new Quantities(sums);
    }

    static Quantities settled(JsonNode accounts) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode account : accounts) {
            for (JsonNode place : account.path("places")) {
                for (JsonNode use : place.path("endUses")) {
                    for (JsonNode energy : use.path("energy")) {
                        String key = key(
                                account.path("account").asText(),
                                place.path("place").asText(),
                                use.path("endUse").asText(),
                                energy.path("unit").asText());
                        sums.merge(key, new BigDecimal(energy.path("quantity").asText()), BigDecimal::add);
                    }
                }
            }
        }
        return new Quantities(sums);
    }

    /** Each use on which the two differ, in words; a use that one of them lacks counts as zero there. */
    List<String> differencesFrom(Quantities metered) {
        Set<String> uses = new TreeSet<>(byUse.keySet());
        uses.addAll(metered.byUse.keySet());
        List<String> differences = new ArrayList<>();
        for (String use : uses) {
            if (of(use).compareTo(metered.of(use)) != 0) {
                differences.add(use + ": " + of(use) + " settled, " + metered.of(use) + " metered");
            }
        }
        return differences;
    }

    /** Of an account for an end use, wherever. */
    BigDecimal of(String account, String endUse) {
        return byUse.entrySet().stream()
                .filter(use -> use.getKey().startsWith(account + SEPARATOR)
                        && use.getKey().contains(SEPARATOR + endUse + SEPARATOR))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal of(String use) {
        return byUse.getOrDefault(use, BigDecimal.ZERO);
    }

    private static String key(String account, String place, String endUse, String unit) {
        return String.join(SEPARATOR, account, place, endUse, unit);
    }
}
