package io.meterproof.invoice;

import io.meterproof.metering.rating.Line;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lines of a document that is not yet in whole coins. Amounts have the ledger's sign in credit notes too. */
final class Draft {
    private final SortedMap<LineKey, Sum> lines = new TreeMap<>();

    record Sum(long quantity, long amount, Instant from, Instant to) {
        Sum plus(Sum other) {
            return new Sum(
                    Math.addExact(quantity, other.quantity),
                    Math.addExact(amount, other.amount),
                    from.isBefore(other.from) ? from : other.from,
                    to.isAfter(other.to) ? to : other.to);
        }

        boolean isNothing() {
            return quantity == 0 && amount == 0;
        }
    }

    void add(LineKey key, Line line) {
        lines.merge(key, new Sum(line.quantity(), line.amount(), line.from(), line.to()), Sum::plus);
    }

    /** Whether anything is charged, and not only money of other bills moved. */
    boolean isCharged() {
        return lines().keySet().stream().anyMatch(key -> !key.isCarried());
    }

    /** Takes all lines of another. */
    void addAll(Draft other) {
        other.lines.forEach((key, sum) -> lines.merge(key, sum, Sum::plus));
    }

    /**
     * Leaves out of both what another draft bills again exactly as it is taken back here, as the other lines of a cycle.
     *
     * @return what is left out of the other
     */
    Set<LineKey> settleUnchanged(Draft again, long statement) {
        Set<LineKey> unchanged = new HashSet<>();
        for (Map.Entry<LineKey, Sum> line : Map.copyOf(lines).entrySet()) {
            LineKey billed = line.getKey().again(statement);
            Sum sum = again.lines.get(billed);
            if (sum != null && sum.plus(line.getValue()).isNothing()) {
                lines.remove(line.getKey());
                again.lines.remove(billed);
                unchanged.add(billed);
            }
        }
        return unchanged;
    }

    /** Without those that came to nothing, as where a seal took live readings' place. */
    SortedMap<LineKey, Sum> lines() {
        SortedMap<LineKey, Sum> left = new TreeMap<>(lines);
        left.values().removeIf(Sum::isNothing);
        return left;
    }
}
