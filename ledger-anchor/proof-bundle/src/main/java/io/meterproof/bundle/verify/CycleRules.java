package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;

import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/**
 * Into which pieces a close cuts the cycles of an agreement, and which tariff versions each names.
 *
 * @param edges begins and ends of the periods so far, this one's included
 * @param uses that stand
 * @param known the versions by which use was billed that began before the period's end, and those that pieces name
 */
record CycleRules(NavigableSet<Instant> edges, Instant from, Collection<StandingUse> uses, Set<Tariff> known) {
    void require(CycleChain chain) {
        Optional<Instant> end = chain.until();
        for (CyclePiece piece : chain.pieces()) {
            requireBegin(piece, end, chain);
            requireEnd(piece);
            requireVersions(piece);
            end = Optional.of(piece.charges().to());
        }
    }

    private void requireBegin(CyclePiece piece, Optional<Instant> before, CycleChain chain) {
        Instant from = piece.charges().from();
        Instant first = before.orElseGet(() -> first(piece, chain));
        boolean begins = from.equals(first)
                || from.isAfter(first)
                        && (from.equals(piece.contract().effective().from())
                                || from.equals(piece.versions().get(0).from()));
        RefusedException.require(
                begins, entryPath(piece.position(), "from"), "is not where the cycle before ends, or the first begins");
    }

    /** The begin of the period, or of the month of earlier use that its tariff charges. */
    private Instant first(CyclePiece piece, CycleChain chain) {
        Instant first = chain.opened().orElse(from);
        for (StandingUse use : uses) {
            if (use.tariff().needsPeriod()
                    && use.isChargedWith(piece.contract())
                    && use.begin().isBefore(first)) {
                first = month(use.tariff().zone(), use.begin());
            }
        }
        Effective effective = piece.contract().effective();
        return effective.from().isAfter(first) ? effective.from() : first;
    }

    private static Instant month(ZoneId zone, Instant instant) {
        return CycleRating.month(zone, instant).from();
    }

    private void requireEnd(CyclePiece piece) {
        Instant begin = piece.charges().from();
        Instant end = piece.charges().to();
        Instant monthEnd =
                CycleRating.month(piece.versions().get(0).zone(), begin).to();
        Instant edge = edges.higher(begin);
        boolean ends = edge != null
                && !end.isAfter(edge)
                && (end.equals(edge)
                        || end.equals(monthEnd)
                        || piece.contract().effective().to().equals(Optional.of(end)));
        RefusedException.require(
                ends, entryPath(piece.position(), "to"), "is not where the month, a period or the agreement ends");
    }

    private void requireVersions(CyclePiece piece) {
        Set<Tariff> all = new HashSet<>(piece.versions());
        known.stream()
                .filter(version -> version.id().equals(piece.contract().tariff()))
                .forEach(all::add);
        boolean keepsItsTerms = piece.uses().stream()
                .anyMatch(use -> piece.contains(use.begin())
                        && piece.charges().tariffs().contains(use.measured().tariff())
                        && !use.tariff().equals(at(use.begin(), all)));
        Set<Tariff> holding = new HashSet<>();
        for (Tariff version : all) {
            Instant begin = version.from().isAfter(piece.charges().from())
                    ? version.from()
                    : piece.charges().from();
            if (begin.isBefore(piece.charges().to()) && version.equals(at(begin, all))) {
                holding.add(version);
            }
        }
        RefusedException.require(
                keepsItsTerms || holding.equals(Set.copyOf(piece.versions())),
                entryPath(piece.position(), "tariffs"),
                "are not those in force");
    }

    /** Which of some versions holds at an instant. */
    private static Tariff at(Instant instant, Set<Tariff> versions) {
        Tariff holding = null;
        for (Tariff version : versions) {
            boolean begun = !version.from().isAfter(instant);
            holding = begun && (holding == null || version.from().isAfter(holding.from())) ? version : holding;
        }
        return holding;
    }
}
