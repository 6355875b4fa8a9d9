package io.meterproof.billing.statement;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Charges added up by place, end use, component and price, and the use that they are for. */
public final class Charges {
    private final SortedMap<ChargeKey, Charge> sums = new TreeMap<>();
    private final SortedMap<MeteredUse, Long> used = new TreeMap<>();
    private long total;

    /** @throws ArithmeticException where a sum leaves 64 bits */
    public void add(ChargeKey key, Charge charge) {
        sums.merge(key, charge, Charge::plus);
        total = Math.addExact(total, charge.amount());
    }

    /**
     * Adds use, which is negative where it is taken back. What comes to nothing is not kept: an estimate that was reversed was not
     * used.
     *
     * @param quantity milli-units
     * @throws ArithmeticException where a sum leaves 64 bits
     */
    public void use(MeteredUse use, long quantity) {
        long sum = Math.addExact(used.getOrDefault(use, 0L), quantity);
        if (sum == 0) {
            used.remove(use);
        } else {
            used.put(use, sum);
        }
    }

    /** What was used, in milli-units, without the days of standing charges. */
    public SortedMap<MeteredUse, Long> used() {
        return Collections.unmodifiableSortedMap(used);
    }

    public SortedMap<ChargeKey, Charge> byKey() {
        return Collections.unmodifiableSortedMap(sums);
    }

    /** Micro-units of everything. */
    public long total() {
        return total;
    }
}
