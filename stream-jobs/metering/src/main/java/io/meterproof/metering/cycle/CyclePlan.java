package io.meterproof.metering.cycle;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Into which pieces the time of an agreement's cycles is cut, and by what each is rated: at the begins of local months, and
 * where periods begin and end. A piece keeps the terms that it was charged by where use in it lies beyond the horizon and was
 * billed by them, and does not hold more that was billed by others: that is not billed anew under others.
 *
 * @param own uses of the agreement, export that is netted included
 * @param edges begins and ends of periods
 * @param byDays for which periods charged standing charges of what the agreement is about by days
 */
record CyclePlan(
        CycleTerms terms, RatedAgreement rated, List<MeasuredUse> own, NavigableSet<Instant> edges, Set<Span> byDays) {

    /**
     * A piece.
     *
     * @param agreement document hash of the version that it is charged by
     * @param versions that hold in it, the earliest first; none where they are not known
     * @param keepsItsTerms whether it is charged by others than hold in it now
     * @param charged what stands for exactly this time
     * @param byDays for which of it periods charged standing charges by days
     */
    record Piece(
            Span span,
            Hash agreement,
            List<Identified<Tariff>> versions,
            boolean keepsItsTerms,
            Optional<RatedCycle> charged,
            Set<Span> byDays) {}

    List<Piece> until(Instant to) {
        List<Piece> pieces = new ArrayList<>();
        for (RatedCycle cycle : rated.cycles()) {
            boolean keepsItsTerms = keepsItsTerms(cycle);
            if (terms.isUnpriced() || keepsItsTerms) {
                pieces.add(asCharged(cycle, keepsItsTerms));
            }
        }
        for (Span span : cuts(to)) {
            if (pieces.stream().noneMatch(kept -> kept.span().overlaps(span))) {
                pieces.add(new Piece(
                        span, terms.agreement(), terms.versionsIn(span), false, charged(span), byDaysIn(span)));
            }
        }
        pieces.sort(Comparator.comparing(piece -> piece.span().from()));
        return pieces;
    }

    /** Where the first piece begins, unless agreement or tariff begin later: with the period, or with the month of use before it that its tariff charges. */
    Instant begin() {
        if (rated.until().isPresent() || terms.versions().isEmpty()) {
            return rated.until().orElse(rated.opened());
        }
        return own.stream()
                .filter(terms::isCharged)
                .map(use -> Instant.ofEpochSecond(use.begin()))
                .filter(use -> use.isBefore(rated.opened()))
                .map(use -> CycleRating.month(terms.versionAt(use).zone(), use).from())
                .min(Comparator.naturalOrder())
                .orElse(rated.opened());
    }

    private List<Span> cuts(Instant to) {
        List<Span> spans = new ArrayList<>();
        Optional<Span> held = terms.within(begin(), to);
        Instant from = held.map(Span::from).orElse(to);
        while (held.isPresent() && from.isBefore(held.get().to())) {
            Instant end = earlier(monthEnd(from), held.get().to());
            Instant edge = edges.higher(from);
            end = edge == null ? end : earlier(edge, end);
            spans.add(new Span(from, end));
            from = end;
        }
        return spans;
    }

    private Instant monthEnd(Instant from) {
        return CycleRating.month(terms.versionAt(from).zone(), from).to();
    }

    private boolean keepsItsTerms(RatedCycle cycle) {
        List<MeasuredUse> kept = new ArrayList<>();
        List<MeasuredUse> others = new ArrayList<>();
        for (MeasuredUse use : own) {
            boolean begins = cycle.span().contains(Instant.ofEpochSecond(use.begin()));
            boolean named = cycle.charges().tariffs().contains(use.tariff());
            if (begins && !named) {
                others.add(use);
            } else if (begins && use.finished() && !terms.bills(use)) {
                kept.add(use);
            }
        }
        return kept.stream().anyMatch(use -> !terms.covers(use)) || seconds(kept) > seconds(others);
    }

    private static long seconds(List<MeasuredUse> uses) {
        return uses.stream().mapToLong(use -> use.end() - use.begin()).sum();
    }

    private Piece asCharged(RatedCycle cycle, boolean keepsItsTerms) {
        List<Identified<Tariff>> versions = cycle.charges().tariffs().stream()
                .map(terms.known()::get)
                .filter(Objects::nonNull)
                .toList();
        boolean known = versions.size() == cycle.charges().tariffs().size();
        return new Piece(
                cycle.span(),
                cycle.charges().agreement(),
                known ? versions : List.of(),
                keepsItsTerms,
                Optional.of(cycle),
                byDaysIn(cycle.span()));
    }

    private Set<Span> byDaysIn(Span span) {
        return byDays.stream().filter(span::overlaps).collect(Collectors.toSet());
    }

    private Optional<RatedCycle> charged(Span span) {
        return rated.cycles().stream()
                .filter(cycle -> cycle.span().equals(span))
                .findFirst();
    }

    private static Instant earlier(Instant one, Instant two) {
        return one.isBefore(two) ? one : two;
    }
}
