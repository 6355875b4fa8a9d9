package io.meterproof.invoice;

import io.meterproof.statement.MinorUnit;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the documents of a statement come to, in micro-units.
 *
 * @param coins by component, multiples of a coin
 * @param tax what the ledger charged
 * @param left by component, multiples of a coin: what is left for later statements
 */
record Due(SortedMap<String, Long> coins, long tax, SortedMap<String, Long> left) {

    /**
     * Divides what the ledger charged.
     *
     * @param shown components of which the documents have a line
     */
    static Due of(StatementDrafts drafts, Uninvoiced earlier, Set<String> shown, MinorUnit coin) {
        SortedMap<String, Long> charged = new TreeMap<>(earlier.coins());
        drafts.charged().forEach((component, amount) -> charged.merge(component, amount, Math::addExact));
        shown.forEach(component -> charged.putIfAbsent(component, 0L));
        SortedMap<String, Long> waiting = new TreeMap<>();
        drafts.left()
                .forEach(charge ->
                        waiting.merge(charge.line().component(), charge.line().amount(), Math::addExact));
        SortedMap<String, Long> coins = new TreeMap<>();
        SortedMap<String, Long> left = new TreeMap<>();
        long tax = Math.addExact(drafts.tax(), earlier.difference());
        for (Map.Entry<String, Long> component : charged.entrySet()) {
            long later = coin.nearest(waiting.getOrDefault(component.getKey(), 0L));
            if (shown.contains(component.getKey())) {
                coins.put(component.getKey(), Math.subtractExact(component.getValue(), later));
                left.merge(component.getKey(), later, Math::addExact);
            } else if (waiting.containsKey(component.getKey())) {
                left.put(component.getKey(), component.getValue());
            } else {
                tax = Math.addExact(tax, component.getValue());
            }
        }
        left.values().removeIf(amount -> amount == 0);
        return new Due(coins, tax, left);
    }
}
