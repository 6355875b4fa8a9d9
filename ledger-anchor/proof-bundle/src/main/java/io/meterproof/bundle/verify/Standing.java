package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is billed once corrections are taken off: each interval of a channel, and each charging transaction, at most once. */
final class Standing {
    /** What is numbered by itself: intervals, transactions, and steps to or from each register of an installation. */
    private record Track(Channel channel, boolean charging, boolean deducted, Optional<Basis.OfAdvance> advance) {
        static Track of(Usage usage, BilledSegment segment) {
            Optional<Basis.OfAdvance> advance =
                    usage.basis() instanceof Basis.OfAdvance basis ? Optional.of(basis) : Optional.empty();
            return new Track(segment.channel(), segment.isCharging(), segment.deducted(), advance);
        }
    }

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
        VersionsInForce versions = new VersionsInForce(dossier);
        for (int position : standing) {
            BilledSegment segment = dossier.results().segment(position);
            Track track = Track.of(((UsageEntry) dossier.entries().get(position)).usage(), segment);
            if (track.advance().isPresent()) {
                requireAlone(position, segment, dossier);
            }
            TreeMap<Long, Long> ends = billed.computeIfAbsent(track, unseen -> new TreeMap<>());
            long first = segment.firstSequence();
            long end = Math.addExact(first, segment.count());
            Map.Entry<Long, Long> before = ends.lowerEntry(end);
            boolean free = before == null || before.getValue() <= first;
            require(free, entryPath(position, "firstSequence"), "bills an interval that another entry bills too");
            ends.put(first, end);
            require(versions.permit(position, segment), entryPath(position, "tariff"), "is not the version in force");
        }
        StandingSessions.examine(dossier);
        DisplacedDocuments.examine(dossier);
        return standing.size() + " usage entries stand after corrections; no interval is billed twice";
    }

    /** What is only known from registers was measured by nobody. */
    private static void requireAlone(int position, BilledSegment advance, Dossier dossier) {
        for (int other : dossier.standing()) {
            BilledSegment segment = dossier.results().segment(other);
            boolean apart = other == position
                    || segment.isCharging()
                    || segment.deducted() != advance.deducted()
                    || !segment.channel().equals(advance.channel())
                    || !segment.from().isBefore(advance.to())
                    || !segment.to().isAfter(advance.from());
            require(apart, entryPath(position, "basis.advance"), "bills a time that another entry bills too");
        }
    }
}
