package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands billed after a series of events; it insists that only standing usage is reversed, and none billed twice. */
final class Books {
    private final Map<Hash, Usage> standing = new LinkedHashMap<>();
    private final Map<String, Long> balances = new TreeMap<>();

    void post(List<SettlementEvent> events) {
        events.forEach(this::post);
    }

    private void post(SettlementEvent event) {
        if (event instanceof SettlementEvent.Reverse reverse) {
            assertThat(standing.remove(reverse.usageId())).isEqualTo(reverse.usage());
            charge(reverse.usage(), -1);
        } else {
            assertThat(standing.put(event.usageId(), event.usage())).isNull();
            charge(event.usage(), 1);
        }
    }

    private void charge(Usage usage, int sign) {
        long amount = usage.lines().stream().mapToLong(Line::amount).reduce(0, Math::addExact);
        balances.merge(usage.account(), sign * amount, Math::addExact);
    }

    Map<Hash, Usage> standing() {
        return standing;
    }

    /** Each standing segment in short, in order of its numbers. */
    List<String> segments() {
        return standing.values().stream()
                .sorted(Comparator.comparingLong(Usage::firstSequence))
                .map(Books::describe)
                .toList();
    }

    private static String describe(Usage usage) {
        long quantity = usage.lines().stream().mapToLong(Line::quantity).sum();
        String kind = usage.basis() instanceof Basis.OfEstimate ? "estimate " : "block ";
        return usage.account() + " " + usage.firstSequence() + "+" + usage.count() + " " + quantity + " " + kind
                + Integer.toHexString(usage.basis().hashCode());
    }

    Map<String, Long> balances() {
        return balances;
    }

    long quantity() {
        return standing.values().stream()
                .flatMap(usage -> usage.lines().stream())
                .mapToLong(Line::quantity)
                .sum();
    }
}
