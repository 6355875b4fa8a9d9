package io.meterproof.quickstart.conformance.tariffs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One charge as eeco has it: for each tier the price at every step.
 *
 * @param key {@code utility_type_name_from_to}
 * @param tiers prices by the quantity above which they hold
 */
record EecoCharge(String key, TreeMap<BigDecimal, List<BigDecimal>> tiers) {

    /** Charges of a dictionary whose keys end with the tier's limit, in its order. */
    static List<EecoCharge> of(Map<String, List<BigDecimal>> dictionary) {
        Map<String, TreeMap<BigDecimal, List<BigDecimal>>> charges = new LinkedHashMap<>();
        dictionary.forEach((key, prices) -> {
            int cut = key.lastIndexOf('_');
            charges.computeIfAbsent(key.substring(0, cut), unused -> new TreeMap<>())
                    .put(new BigDecimal(key.substring(cut + 1)), prices);
        });
        List<EecoCharge> list = new ArrayList<>();
        charges.forEach((key, tiers) -> list.add(new EecoCharge(key, tiers)));
        return list;
    }

    String utility() {
        return key.split("_")[0];
    }

    String type() {
        return key.split("_")[1];
    }

    /** Days from its first date to its last. */
    long days() {
        String[] parts = key.split("_");
        return EecoRates.date(parts[parts.length - 1]).toEpochDay()
                - EecoRates.date(parts[parts.length - 2]).toEpochDay();
    }

    /** The prices of all tiers at a step. */
    List<BigDecimal> at(int step) {
        return tiers.values().stream().map(prices -> prices.get(step)).toList();
    }

    int steps() {
        return tiers.firstEntry().getValue().size();
    }
}
