package io.meterproof.invoice;

import io.meterproof.statement.MinorUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lines in whole coins, with the ledger's sign.
 *
 * @param amounts micro-units, multiples of a coin
 */
record WholeDraft(SortedMap<LineKey, Draft.Sum> lines, SortedMap<LineKey, Long> amounts, MinorUnit coin) {

    boolean isEmpty() {
        return lines.isEmpty();
    }

    long net() {
        return amounts.values().stream().reduce(0L, Math::addExact);
    }

    /** What is taxed, by category. */
    SortedMap<TaxCategory, Long> taxable() {
        SortedMap<TaxCategory, Long> taxable = new TreeMap<>();
        for (Map.Entry<LineKey, Long> line : amounts.entrySet()) {
            taxable.merge(line.getKey().tax(), line.getValue(), Math::addExact);
        }
        return taxable;
    }

    /** Tax once for each category. */
    long tax() {
        return taxable().entrySet().stream()
                .mapToLong(each -> coin.percent(each.getValue(), each.getKey().percent()))
                .reduce(0, Math::addExact);
    }
}
