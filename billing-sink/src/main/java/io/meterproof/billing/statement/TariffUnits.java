package io.meterproof.billing.statement;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Units by the components that lines are of: the start and the time of a charging session are no energy. Of one account's chain. */
final class TariffUnits implements LineUnits {
    private static final String HOURS = "h";

    private final Function<Hash, Optional<Tariff>> tariffs;
    private final Map<Hash, Optional<Tariff>> read = new HashMap<>();
    private final Map<Long, Hash> billed = new HashMap<>();

    /** @param tariffs versions by their documents; empty for one that is not known */
    TariffUnits(Function<Hash, Optional<Tariff>> tariffs) {
        this.tariffs = tariffs;
    }

    /** Keeps by what version an entry was rated, for its reversal. */
    void remember(LedgerEntry entry) {
        if (entry instanceof UsageEntry usage) {
            billed.put(entry.header().sequence(), usage.usage().tariff());
        }
    }

    @Override
    public String of(LedgerEntry entry, Line line, String ofUse) {
        return version(entry)
                .flatMap(version -> read.computeIfAbsent(version, tariffs))
                .flatMap(tariff -> component(tariff, line))
                .filter(TariffComponent::isOfSessions)
                .map(component -> component instanceof StartFee ? "" : HOURS)
                .orElse(ofUse);
    }

    private Optional<Hash> version(LedgerEntry entry) {
        if (entry instanceof UsageEntry usage) {
            return Optional.of(usage.usage().tariff());
        }
        return entry instanceof ReversalEntry reversal
                ? Optional.ofNullable(billed.get(reversal.reverses()))
                : Optional.empty();
    }

    private static Optional<TariffComponent> component(Tariff tariff, Line line) {
        return tariff.components().stream()
                .filter(component -> component.id().equals(line.component()))
                .findFirst();
    }
}
