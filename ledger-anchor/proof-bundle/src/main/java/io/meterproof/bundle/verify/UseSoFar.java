package io.meterproof.bundle.verify;

import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the entries before one have billed and not taken back, and on which versions of tariffs. */
final class UseSoFar {
    private record Version(String tariff, Instant from) {}

    private final Dossier dossier;
    private final NavigableMap<Instant, SortedSet<Integer>> standing = new TreeMap<>();
    private final Set<Version> rated = new HashSet<>();

    UseSoFar(Dossier dossier) {
        this.dossier = dossier;
    }

    void add(int position) {
        LedgerEntry entry = dossier.entries().get(position);
        if (entry instanceof UsageEntry usage) {
            standing.computeIfAbsent(begin(position), unseen -> new TreeSet<>()).add(position);
            dossier.index()
                    .cited(usage.usage().tariff(), TariffVersion.class)
                    .map(TariffVersion::tariff)
                    .ifPresent(tariff -> rated.add(new Version(tariff.id(), tariff.from())));
        } else if (entry instanceof ReversalEntry reversal) {
            int reversed = (int) (reversal.reverses() - 1);
            if (dossier.entries().get(reversed) instanceof UsageEntry) {
                standing.get(begin(reversed)).remove(reversed);
            }
        }
    }

    /** The agreements of what began in [from, to) and stands, in the order of its entries. */
    Collection<Hash> agreements(Instant from, Instant to) {
        SortedSet<Integer> positions = new TreeSet<>();
        standing.subMap(from, to).values().forEach(positions::addAll);
        return positions.stream()
                .map(position ->
                        ((UsageEntry) dossier.entries().get(position)).usage().agreement())
                .distinct()
                .toList();
    }

    /** Whether anything was rated by this version, taken back or not. */
    boolean isRated(Tariff version) {
        return rated.contains(new Version(version.id(), version.from()));
    }

    private Instant begin(int position) {
        return dossier.results().segment(position).from();
    }
}
