package io.meterproof.invoice;

import io.meterproof.statement.MinorUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lines in whole coins, with the ledger's sign.
 *
 * @param amounts micro-units, multiples of a coin
 * @param carried micro-units by which money of other bills raises what is due; negative where it pays
 */
record WholeDraft(SortedMap<LineKey, Draft.Sum> lines, SortedMap<LineKey, Long> amounts, long carried, MinorUnit coin) {

    /** Money of other bills is no line, but beside it there must be one. */
    static WholeDraft of(SortedMap<LineKey, Draft.Sum> lines, SortedMap<LineKey, Long> amounts, MinorUnit coin) {
        boolean isCharged = lines.keySet().stream().anyMatch(key -> !key.isCarried());
        SortedMap<LineKey, Draft.Sum> shown = new TreeMap<>();
        SortedMap<LineKey, Long> whole = new TreeMap<>();
        long carried = 0;
        for (Map.Entry<LineKey, Draft.Sum> line : lines.entrySet()) {
            LineKey key = line.getKey();
            long amount = amounts.get(key);
            if (key.isCarried() && isCharged) {
                carried = Math.addExact(carried, amount);
            } else {
                LineKey taxed = key.isCarried() ? key.outsideTax() : key;
                shown.put(taxed, line.getValue());
                whole.put(taxed, amount);
            }
        }
        return new WholeDraft(shown, whole, carried, coin);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether it is of category {@code O}, which stands with no other. */
    boolean isOutside() {
        return lines.keySet().stream().allMatch(key -> key.tax().equals(TaxCategory.OUTSIDE));
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
