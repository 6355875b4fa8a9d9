package io.meterproof.bundle.verify;

import io.meterproof.metering.cycle.Reach;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which versions of tariffs standing use may be rated by. A newer one would have been rated by again, unless the use is final by
 * the end of the bill: then it keeps the version that it was rated by before anything was by the newer one.
 */
final class VersionsInForce {
    private final Dossier dossier;
    private final Reach reach;
    /** At which position a version rated use for the first time. */
    private final Map<Version, Integer> first = new HashMap<>();

    private record Version(String tariff, Instant from) {
        static Version of(Tariff tariff) {
            return new Version(tariff.id(), tariff.from());
        }
    }

    VersionsInForce(Dossier dossier) {
        this.dossier = dossier;
        List<LedgerEntry> entries = dossier.entries();
        reach = Reach.after(entries.stream()
                .filter(StatementEntry.class::isInstance)
                .map(entry -> ((StatementEntry) entry).to())
                .reduce((earlier, later) -> later));
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof UsageEntry) {
                first.putIfAbsent(Version.of(version(i)), i);
            }
        }
    }

    /** Whether the standing use at a position may be rated as it is. */
    boolean permit(int position, BilledSegment segment) {
        return permits(position, segment, segment.from()) && permits(position, segment, segment.lastBegin());
    }

    private boolean permits(int position, BilledSegment segment, Instant instant) {
        Tariff rated = version(position);
        Optional<Tariff> holding = dossier.index().tariff(rated.id()).at(instant);
        return holding.equals(Optional.of(rated)) || !reach.covers(segment.from()) && isLater(holding, position);
    }

    /** Whether nothing was rated by a version before a position. */
    private boolean isLater(Optional<Tariff> version, int position) {
        return version.filter(holding -> first.getOrDefault(Version.of(holding), position) >= position)
                .isPresent();
    }

    private Tariff version(int position) {
        UsageEntry entry = (UsageEntry) dossier.entries().get(position);
        return dossier.index()
                .cited(entry.usage().tariff(), TariffVersion.class)
                .orElseThrow()
                .tariff();
    }
}
