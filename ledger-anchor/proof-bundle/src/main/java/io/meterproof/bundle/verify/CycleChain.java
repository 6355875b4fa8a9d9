package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands for the cycles of one agreement: pieces of time that do not overlap, each of which leaves something to the next. */
final class CycleChain {
    /** A piece and the position of its entry. */
    record Piece(Contract contract, CycleCharges charges, List<Tariff> versions, int position) {
        boolean overlaps(Instant from, Instant to) {
            return charges.from().isBefore(to) && from.isBefore(charges.to());
        }
    }

    private final TreeMap<Instant, Piece> pieces = new TreeMap<>();

    Collection<Piece> pieces() {
        return Collections.unmodifiableCollection(pieces.values());
    }

    void add(Piece piece) {
        CycleCharges charges = piece.charges();
        boolean free = pieces.values().stream().noneMatch(other -> other.overlaps(charges.from(), charges.to()));
        require(free, entryPath(piece.position(), "from"), "is in a cycle that is charged already");
        pieces.put(charges.from(), piece);
    }

    void remove(int position) {
        pieces.values().removeIf(piece -> piece.position() == position);
    }

    /** The contracts of pieces in [from, to). */
    List<Contract> contracts(Instant from, Instant to) {
        return pieces.values().stream()
                .filter(piece -> piece.overlaps(from, to))
                .map(Piece::contract)
                .distinct()
                .toList();
    }

    boolean covers(Instant instant) {
        Map.Entry<Instant, Piece> floor = pieces.floorEntry(instant);
        return floor != null && instant.isBefore(floor.getValue().charges().to());
    }

    /** The lines of the piece at a position, by what stands of the use, and by what the pieces before it leave. */
    List<Line> lines(int position, CycleUses uses) {
        Carried carried = Carried.NOTHING;
        for (Piece piece : pieces.values()) {
            RatedPeriod rated = CycleRating.rate(
                    piece.versions(),
                    piece.charges().from(),
                    piece.charges().to(),
                    uses.of(piece.contract(), piece.charges()),
                    carried);
            if (piece.position() == position) {
                return rated.lines();
            }
            carried = rated.carried();
        }
        throw new IllegalArgumentException("no piece is at position " + position);
    }
}
