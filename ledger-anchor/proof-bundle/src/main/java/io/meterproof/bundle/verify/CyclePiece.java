package io.meterproof.bundle.verify;

import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.CycleDecisions;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.cycle.RuledUse;
import io.meterproof.metering.cycle.Span;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Charges of a cycle that stand, with the use that reaches into it. It is rated again only after something of it has changed. */
final class CyclePiece {
    private final Contract contract;
    private final CycleCharges charges;
    private final List<Tariff> versions;
    private final int position;
    private final Set<Span> byDays;
    private final TreeMap<Integer, StandingUse> uses = new TreeMap<>();
    /** Under other contracts, which rules count too. */
    private final TreeMap<Integer, StandingUse> shared = new TreeMap<>();

    private Carried before;
    private RatedPeriod rated;

    /**
     * A piece.
     *
     * @param position of its entry
     * @param byDays for which times periods charged standing charges of what the contract is about by days
     */
    CyclePiece(Contract contract, CycleCharges charges, List<Tariff> versions, int position, Set<Span> byDays) {
        this.byDays = byDays;
        this.contract = contract;
        this.charges = charges;
        this.versions = versions;
        this.position = position;
    }

    Contract contract() {
        return contract;
    }

    CycleCharges charges() {
        return charges;
    }

    List<Tariff> versions() {
        return versions;
    }

    int position() {
        return position;
    }

    /** The use that reaches into it; where the contract has rules, all of its local month. */
    Collection<StandingUse> uses() {
        return Collections.unmodifiableCollection(uses.values());
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(charges.from()) && instant.isBefore(charges.to());
    }

    boolean overlaps(Instant from, Instant to) {
        return charges.from().isBefore(to) && from.isBefore(charges.to());
    }

    /** Adds what an entry bills, where it reaches into the piece, or amounts that rules limit are counted from it on. */
    void add(int entry, StandingUse use) {
        Instant from = contract.rules().isEmpty()
                ? charges.from()
                : CycleRating.month(versions.get(0).zone(), charges.from()).from();
        boolean reaches = use.begin().isBefore(charges.to()) && from.isBefore(use.end());
        if (reaches && use.isChargedWith(contract)) {
            uses.put(entry, use);
            rated = null;
        } else if (reaches && use.isSharedWith(contract)) {
            shared.put(entry, use);
            rated = null;
        }
    }

    void remove(int entry) {
        if (uses.remove(entry) != null || shared.remove(entry) != null) {
            rated = null;
        }
    }

    /** What it costs, and what it leaves, after what the piece before left. */
    RatedPeriod rate(Carried carried) {
        if (rated == null || !carried.equals(before)) {
            before = carried;
            rated = rate(use(), carried);
        }
        return rated;
    }

    private RatedPeriod rate(CycleUse use, Carried carried) {
        RatedPeriod charged =
                CycleRating.rate(versions, new Span(charges.from(), charges.to()), isLast(), use, carried, byDays);
        List<Line> lines = new ArrayList<>(charged.lines());
        lines.addAll(CycleDecisions.lines(
                AccountTerms.key(contract),
                contract.rules(),
                versions.get(0),
                use.unit(),
                counted(),
                charges.from(),
                charges.to()));
        return new RatedPeriod(lines, List.of(), charged.unpriced(), charged.carried());
    }

    /** Whether the contract ends with it. */
    private boolean isLast() {
        return contract.effective().to().filter(charges.to()::equals).isPresent();
    }

    private List<RuledUse> counted() {
        return Stream.concat(uses.values().stream().filter(use -> use.isUnder(contract)), shared.values().stream())
                .map(StandingUse::ruled)
                .toList();
    }

    private CycleUse use() {
        Set<Hash> imports = new HashSet<>();
        Set<Hash> exports = new HashSet<>();
        for (StandingUse use : uses.values()) {
            (use.isUnder(contract) ? imports : exports).add(use.measured().agreement());
        }
        List<MeasuredUse> measured =
                uses.values().stream().map(StandingUse::measured).toList();
        return CycleUse.of(measured, imports, exports, charges.from(), charges.to());
    }
}
