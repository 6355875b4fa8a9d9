package io.meterproof.metering.cycle;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the cycles of an agreement cost by what is known now: those that can still change, and those up to an instant.
 *
 * @param key of its terms
 * @param agreements document hashes under which its use was billed, export that is netted included
 * @param rated what stands
 * @param cycles one after the other
 * @param stale what stands for no cycle any longer
 */
public record CycleCalculation(
        String key, Set<Hash> agreements, RatedAgreement rated, List<Cycle> cycles, List<RatedCycle> stale) {
    public CycleCalculation {
        agreements = Set.copyOf(agreements);
        cycles = List.copyOf(cycles);
        stale = List.copyOf(stale);
    }

    /**
     * A local month, or a piece of one.
     *
     * @param charged what stands for it
     * @param charges what it costs; empty while it cannot be rated, because a document or a bill is on its way
     * @param sameTerms whether the version of the agreement that stands has the rules by which it is decided now, and ends with it if this does
     * @param missing what is on its way; empty where it can be rated
     */
    record Cycle(
            Span span,
            Optional<RatedCycle> charged,
            Optional<CycleCharges> charges,
            Carried after,
            boolean sameTerms,
            Optional<String> missing) {

        boolean isUnchanged() {
            return charged.map(RatedCycle::charges).equals(charges);
        }

        /** Whether it stands as it should but for the version of the agreement that it names. */
        boolean isUnchangedButForTheAgreement() {
            return charged.isPresent()
                    && sameTerms
                    && charges.map(now -> now.agreed(charged.get().charges().agreement()))
                            .equals(charged.map(RatedCycle::charges));
        }

        private boolean holds(MeasuredUse use) {
            return charges.isPresent() && span.contains(Instant.ofEpochSecond(use.begin()));
        }
    }

    /**
     * Calculates.
     *
     * @param shared use under any contract of the account whose rules are shared
     */
    static CycleCalculation of(CyclePlan plan, RatedPieces pieces, List<RuledUse> shared, Instant to) {
        CycleTerms terms = plan.terms();
        List<Cycle> cycles = new ArrayList<>();
        Carried carried = plan.rated().before();
        for (CyclePlan.Piece piece : plan.until(to)) {
            Cycle cycle = cycle(terms, piece, plan.own(), pieces, shared, carried);
            cycles.add(cycle);
            carried = cycle.after();
        }
        Set<Hash> agreements = new HashSet<>(terms.imports());
        agreements.addAll(terms.exports());
        return new CycleCalculation(terms.key(), agreements, plan.rated(), cycles, stale(plan.rated(), cycles));
    }

    private static List<RatedCycle> stale(RatedAgreement rated, List<Cycle> cycles) {
        return rated.cycles().stream()
                .filter(known -> cycles.stream()
                        .noneMatch(
                                cycle -> cycle.charged().filter(known::equals).isPresent()))
                .toList();
    }

    boolean isOf(MeasuredUse use) {
        return agreements.contains(use.agreement());
    }

    /** What is missing to rate the cycles by; empty where nothing is. */
    Optional<String> missing() {
        return cycles.stream().flatMap(cycle -> cycle.missing().stream()).findFirst();
    }

    /** Whether a use is in a cycle that can be rated, or in a final one. */
    boolean charges(MeasuredUse use) {
        Instant begin = Instant.ofEpochSecond(use.begin());
        return rated.until().filter(begin::isBefore).isPresent()
                || cycles.stream().anyMatch(cycle -> cycle.holds(use));
    }

    /** Micro-units by which the cycles cost more than what stands for them. */
    long outstanding() {
        long sum = 0;
        for (Cycle cycle : cycles) {
            if (cycle.charges().isPresent()) {
                long before = cycle.charged()
                        .map(RatedCycle::charges)
                        .map(CycleCalculation::total)
                        .orElse(0L);
                long change = Math.subtractExact(total(cycle.charges().get()), before);
                sum = Math.addExact(sum, change);
            }
        }
        for (RatedCycle gone : stale) {
            sum = Math.subtractExact(sum, total(gone.charges()));
        }
        return sum;
    }

    /** The use of the contract, and what others share with it. */
    private static List<RuledUse> counted(CycleTerms terms, List<MeasuredUse> own, List<RuledUse> shared) {
        List<RuledUse> counted = new ArrayList<>();
        own.stream().flatMap(use -> terms.ruled(use).stream()).forEach(counted::add);
        shared.stream().filter(use -> !use.contract().equals(terms.key())).forEach(counted::add);
        return counted;
    }

    private static long total(CycleCharges charges) {
        return charges.lines().stream().mapToLong(Line::amount).reduce(0, Math::addExact);
    }

    private static Cycle cycle(
            CycleTerms terms,
            CyclePlan.Piece piece,
            List<MeasuredUse> own,
            RatedPieces pieces,
            List<RuledUse> shared,
            Carried carried) {
        Span span = piece.span();
        Optional<String> missing = CycleFit.missing(piece, terms, own);
        if (missing.isPresent()) {
            Carried after = piece.charged().map(RatedCycle::after).orElse(carried);
            return new Cycle(span, piece.charged(), Optional.empty(), after, true, missing);
        }
        RatedPieces.Outcome outcome = pieces.rate(terms, piece, own, carried);
        List<Line> lines = new ArrayList<>(outcome.rated().lines());
        lines.addAll(CycleDecisions.lines(
                terms.key(),
                terms.rulesOf(piece.agreement()),
                piece.versions().get(0).content(),
                outcome.unit(),
                counted(terms, own, shared),
                span.from(),
                span.to()));
        CycleCharges charges = new CycleCharges(
                piece.agreement(),
                terms.usagePoint(),
                terms.endUse(),
                span.from(),
                span.to(),
                piece.versions().stream().map(Identified::hash).toList(),
                lines);
        boolean sameTerms = piece.charged()
                .map(standing -> standing.charges().agreement())
                .map(standing -> terms.areAlike(standing, piece.agreement(), span.to()))
                .orElse(true);
        return new Cycle(
                span, piece.charged(), Optional.of(charges), outcome.rated().carried(), sameTerms, Optional.empty());
    }
}
