package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.TariffVersions;
import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Tariff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is billed once corrections are taken off: each interval of a channel, and each charging transaction, at most once. */
final class Standing {
    private record Track(Channel channel, boolean charging) {}

    private Standing() {}

    /** The positions of the usage entries that no reversal took back. */
    static List<Integer> positions(List<LedgerEntry> entries) {
        Set<Long> reversed = new HashSet<>();
        for (LedgerEntry entry : entries) {
            if (entry instanceof ReversalEntry reversal) {
                reversed.add(reversal.reverses());
            }
        }
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof UsageEntry && !reversed.contains(i + 1L)) {
                positions.add(i);
            }
        }
        return List.copyOf(positions);
    }

    static String examine(Dossier dossier) {
        Map<Track, TreeMap<Long, Long>> billed = new HashMap<>();
        List<Integer> standing = dossier.standing();
        for (int position : standing) {
            BilledSegment segment = dossier.results().segment(position);
            Track track = new Track(segment.channel(), segment.isCharging());
            TreeMap<Long, Long> ends = billed.computeIfAbsent(track, unseen -> new TreeMap<>());
            long first = segment.firstSequence();
            long end = Math.addExact(first, segment.count());
            Map.Entry<Long, Long> before = ends.lowerEntry(end);
            boolean free = before == null || before.getValue() <= first;
            require(free, entryPath(position, "firstSequence"), "bills an interval that another entry bills too");
            ends.put(first, end);
            requireInForce(position, segment, dossier);
        }
        return standing.size() + " usage entries stand after corrections; no interval is billed twice";
    }

    /** No other version of the bundle's tariff was in force: a newer one would have been rated again. */
    private static void requireInForce(int position, BilledSegment segment, Dossier dossier) {
        UsageEntry entry = (UsageEntry) dossier.entries().get(position);
        Tariff tariff = dossier.index()
                .cited(entry.usage().tariff(), TariffVersion.class)
                .orElseThrow()
                .tariff();
        TariffVersions versions = dossier.index().tariff(tariff.id());
        boolean inForce = versions.at(segment.from()).filter(tariff::equals).isPresent()
                && versions.at(segment.lastBegin()).filter(tariff::equals).isPresent();
        require(inForce, entryPath(position, "tariff"), "is not the version in force");
    }
}
