package io.meterproof.billing.statement;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Charges added up by place, end use, component and price. */
public final class Charges {
    private final SortedMap<ChargeKey, Charge> sums = new TreeMap<>();
    private long total;

    /** @throws ArithmeticException where a sum leaves 64 bits */
    public void add(ChargeKey key, Charge charge) {
        sums.merge(key, charge, Charge::plus);
        total = Math.addExact(total, charge.amount());
    }

    public SortedMap<ChargeKey, Charge> byKey() {
        return Collections.unmodifiableSortedMap(sums);
    }

    /** Micro-units of everything. */
    public long total() {
        return total;
    }
}
