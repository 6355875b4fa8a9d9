package io.meterproof.billing.statement;

import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.statement.Papers;
import io.meterproof.statement.PricedLine;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Units by the components that lines are of: the start of a charging session is no energy, demand is power. Of one account's chain. */
final class TariffUnits implements LineUnits {
    private final Function<Hash, Optional<Tariff>> tariffs;
    private final Map<Hash, Optional<Tariff>> read = new HashMap<>();
    private final Map<Long, List<Hash>> billed = new HashMap<>();

    /** @param tariffs versions by their documents; empty for one that is not known */
    TariffUnits(Function<Hash, Optional<Tariff>> tariffs) {
        this.tariffs = tariffs;
    }

    /** Keeps by what versions an entry was rated, for its reversal. */
    void remember(LedgerEntry entry) {
        if (entry instanceof UsageEntry usage) {
            billed.put(entry.header().sequence(), List.of(usage.usage().tariff()));
        } else if (entry instanceof CycleChargesEntry cycle) {
            billed.put(entry.header().sequence(), cycle.charges().tariffs());
        }
    }

    @Override
    public String of(LedgerEntry entry, Line line, String ofUse) {
        long origin = entry instanceof ReversalEntry reversal
                ? reversal.reverses()
                : entry.header().sequence();
        List<Hash> versions = billed.getOrDefault(origin, List.of());
        return new PricedLine(version(versions, line), line).unit(ofUse);
    }

    private Optional<Tariff> version(List<Hash> versions, Line line) {
        List<Tariff> known = versions.stream()
                .flatMap(version -> read.computeIfAbsent(version, tariffs).stream())
                .toList();
        return versions.size() == 1 ? known.stream().findFirst() : Papers.inForce(known.stream(), line.from());
    }
}
