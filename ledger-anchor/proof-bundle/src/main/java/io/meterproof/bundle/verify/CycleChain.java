package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.cycle.Reach;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.Line;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What stands for the cycles of one agreement: pieces of time that do not overlap, each of which leaves something to the next. */
final class CycleChain {
    private final TreeMap<Instant, CyclePiece> pieces = new TreeMap<>();
    private Optional<Instant> opened = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private Carried before = Carried.NOTHING;

    /** Those that are not final, in order of time. */
    Collection<CyclePiece> pieces() {
        return Collections.unmodifiableCollection(pieces.values());
    }

    /** Begin of the period at whose close it was charged first, or where it took over from another contract. */
    Optional<Instant> opened() {
        return opened;
    }

    /** Where it begins, if that is where it takes over from the cycles of a contract before it, earlier than so far. */
    void takeOver(Set<Instant> begins) {
        if (until.isEmpty()
                && !pieces.isEmpty()
                && begins.contains(pieces.firstKey())
                && opened.map(pieces.firstKey()::isBefore).orElse(true)) {
            opened = Optional.of(pieces.firstKey());
        }
    }

    /** End of the last final piece. */
    Optional<Instant> until() {
        return until;
    }

    void add(CyclePiece piece) {
        boolean free = until.map(end -> !piece.charges().from().isBefore(end)).orElse(true)
                && pieces.values().stream()
                        .noneMatch(other -> other.overlaps(
                                piece.charges().from(), piece.charges().to()));
        require(free, entryPath(piece.position(), "from"), "is in a cycle that is charged already");
        pieces.put(piece.charges().from(), piece);
    }

    /** Takes back what the entry at a position charges; false where that is final. */
    boolean remove(int position) {
        return pieces.values().removeIf(piece -> piece.position() == position);
    }

    void add(int position, StandingUse use) {
        pieces.values().forEach(piece -> piece.add(position, use));
    }

    void removeUse(int position) {
        pieces.values().forEach(piece -> piece.remove(position));
    }

    /** The contracts of pieces in [from, to). */
    List<Contract> contracts(Instant from, Instant to) {
        return pieces.values().stream()
                .filter(piece -> piece.overlaps(from, to))
                .map(CyclePiece::contract)
                .distinct()
                .toList();
    }

    /** Whether the piece that a use begins in charges it. */
    boolean charges(StandingUse use) {
        Map.Entry<Instant, CyclePiece> floor = pieces.floorEntry(use.begin());
        return floor != null
                && floor.getValue().contains(use.begin())
                && use.isChargedWith(floor.getValue().contract());
    }

    /** The lines of a piece, by what stands of the use, and by what the pieces before it leave. */
    List<Line> lines(CyclePiece wanted) {
        Carried carried = before;
        for (CyclePiece piece : pieces.headMap(wanted.charges().from()).values()) {
            carried = piece.rate(carried).carried();
        }
        return wanted.rate(carried).lines();
    }

    /** A period that began then was closed: what is final from now on does not change any more. */
    void close(Instant from, Reach reach) {
        if (!pieces.isEmpty() && opened.isEmpty()) {
            opened = Optional.of(from);
        }
        while (!pieces.isEmpty()
                && reach.isFinal(pieces.firstEntry().getValue().charges().to())) {
            CyclePiece last = pieces.pollFirstEntry().getValue();
            before = last.rate(before).carried();
            until = Optional.of(last.charges().to());
        }
    }
}
