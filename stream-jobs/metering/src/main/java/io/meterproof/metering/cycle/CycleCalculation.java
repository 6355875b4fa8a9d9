package io.meterproof.metering.cycle;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the cycles of an agreement cost by what is known now: those that were charged before, and those up to an instant.
 *
 * @param key of its terms
 * @param agreements document hashes under which its use was billed, export that is netted included
 * @param cycles one after the other
 */
public record CycleCalculation(String key, Set<Hash> agreements, List<Cycle> cycles) {
    public CycleCalculation {
        agreements = Set.copyOf(agreements);
        cycles = List.copyOf(cycles);
    }

    /**
     * A part of a local month.
     *
     * @param charged what stands for it
     * @param charges what it costs; empty where the agreement does not hold then
     */
    record Cycle(
            Instant from,
            Instant to,
            Optional<RatedCycle.Charged> charged,
            Optional<CycleCharges> charges,
            Carried after) {
        boolean isUnchanged() {
            return charged.map(RatedCycle.Charged::charges).equals(charges);
        }
    }

    /**
     * Calculates.
     *
     * @param rated the cycles that were charged before
     * @param uses of the account
     * @param from where the first cycle begins, unless an earlier use is known
     */
    public static CycleCalculation of(
            CycleTerms terms, RatedAgreement rated, Collection<MeasuredUse> uses, Instant from, Instant to) {
        List<Cycle> cycles = new ArrayList<>();
        Carried carried = rated.before();
        for (RatedCycle known : rated.cycles()) {
            Cycle cycle = cycle(terms, known.span(), known.charged(), uses, carried);
            cycles.add(cycle);
            carried = cycle.after();
        }
        Instant begin = rated.cycles().isEmpty()
                ? from
                : rated.cycles().get(rated.cycles().size() - 1).to();
        while (begin.isBefore(to)) {
            Instant month =
                    CycleRating.month(terms.versionAt(begin).zone(), begin).to();
            Instant end = month.isBefore(to) ? month : to;
            Cycle cycle = cycle(terms, new Span(begin, end), Optional.empty(), uses, carried);
            cycles.add(cycle);
            carried = cycle.after();
            begin = end;
        }
        Set<Hash> agreements = new HashSet<>(terms.imports());
        agreements.addAll(terms.exports());
        return new CycleCalculation(terms.key(), agreements, cycles);
    }

    /** Nothing: the agreement is none of the account's any longer. */
    static CycleCalculation revoked(String key, RatedAgreement rated) {
        List<Cycle> cycles = rated.cycles().stream()
                .map(known -> new Cycle(known.from(), known.to(), known.charged(), Optional.empty(), Carried.NOTHING))
                .toList();
        return new CycleCalculation(key, Set.of(), cycles);
    }

    boolean isOf(MeasuredUse use) {
        return agreements.contains(use.agreement());
    }

    /** Whether a use is in a cycle that is charged by the tariff version of its bill, or before all of them. */
    boolean charges(MeasuredUse use) {
        Instant begin = Instant.ofEpochSecond(use.begin());
        return cycles.isEmpty()
                || begin.isBefore(cycles.get(0).from())
                || cycles.stream()
                        .flatMap(cycle -> cycle.charges().stream())
                        .anyMatch(charges -> !begin.isBefore(charges.from())
                                && begin.isBefore(charges.to())
                                && charges.tariffs().contains(use.tariff()));
    }

    /** Micro-units by which the cycles cost more than what stands for them. */
    public long outstanding() {
        long sum = 0;
        for (Cycle cycle : cycles) {
            long now = cycle.charges().map(charges -> total(charges.lines())).orElse(0L);
            long before = cycle.charged()
                    .map(charged -> total(charged.charges().lines()))
                    .orElse(0L);
            sum = Math.addExact(sum, Math.subtractExact(now, before));
        }
        return sum;
    }

    private static long total(List<Line> lines) {
        return lines.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
    }

    private static Cycle cycle(
            CycleTerms terms,
            Span span,
            Optional<RatedCycle.Charged> charged,
            Collection<MeasuredUse> uses,
            Carried carried) {
        Optional<Span> within = terms.within(span.from(), span.to());
        if (within.isEmpty()) {
            return new Cycle(span.from(), span.to(), charged, Optional.empty(), carried);
        }
        Span held = within.get();
        List<Identified<Tariff>> versions = terms.versionsIn(held);
        RatedPeriod rated = CycleRating.rate(
                versions.stream().map(Identified::content).toList(),
                held.from(),
                held.to(),
                terms.use(uses, held),
                carried);
        CycleCharges charges = new CycleCharges(
                terms.agreement(),
                terms.usagePoint(),
                terms.endUse(),
                held.from(),
                held.to(),
                versions.stream().map(Identified::hash).toList(),
                rated.lines());
        return new Cycle(span.from(), span.to(), charged, Optional.of(charges), rated.carried());
    }
}
