package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.Reach;
import io.meterproof.metering.cycle.Span;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The charges of each cycle follow from its agreement, the tariff versions that they name, and the use that stood when they
 * were booked. At a close the pieces are those that the rules cut, all use that needs a cycle is in one, and each costs what
 * stands for it.
 */
final class Cycles {
    private final Dossier dossier;
    private final CycleUses uses;
    private final TreeMap<String, CycleChain> chains = new TreeMap<>();
    private final TreeSet<Instant> edges = new TreeSet<>();
    /** For which times periods charged standing charges of contracts by days. */
    private final Map<Contract, Set<Span>> byDays = new HashMap<>();

    private StoodBefore stood = StoodBefore.of(List.of());
    private Reach reach = Reach.after(Optional.empty());

    private Cycles(Dossier dossier) {
        this.dossier = dossier;
        this.uses = new CycleUses(dossier);
    }

    static String examine(Dossier dossier) {
        Cycles cycles = new Cycles(dossier);
        int charged = 0;
        for (int i = 0; i < dossier.entries().size(); i++) {
            LedgerEntry entry = dossier.entries().get(i);
            if (entry instanceof UsageEntry) {
                cycles.bill(i);
            } else if (entry instanceof ReversalEntry reversal) {
                cycles.takeBack((int) (reversal.reverses() - 1), i);
            } else if (entry instanceof CycleChargesEntry cycle) {
                cycles.examine(cycle, i);
                charged++;
            } else if (entry instanceof PeriodChargesEntry period) {
                cycles.close(period, i);
            }
        }
        return charged + " cycle(s) of agreements recomputed from their use";
    }

    private void bill(int position) {
        uses.add(position, reach).ifPresent(use -> chains.values().forEach(chain -> chain.add(position, use)));
    }

    private void takeBack(int position, int reversal) {
        if (dossier.entries().get(position) instanceof CycleChargesEntry cycle) {
            Contract contract = uses.contract(cycle.charges().agreement(), position);
            boolean open = chains.get(AccountTerms.key(contract)).remove(position);
            require(open, entryPath(reversal, "reverses"), "is a cycle that is final");
        } else {
            uses.remove(position, reversal, reach);
            chains.values().forEach(chain -> chain.removeUse(position));
        }
    }

    private void examine(CycleChargesEntry entry, int position) {
        CycleCharges charges = entry.charges();
        Contract contract = uses.contract(charges.agreement(), position);
        requireAgreed(charges, contract, position);
        List<Tariff> versions = new CycleVersions(dossier, charges, contract, position).inOrder();
        Instant monthsEnd =
                CycleRating.month(versions.get(0).zone(), charges.from()).to();
        require(!charges.to().isAfter(monthsEnd), entryPath(position, "to"), "is beyond the local month");
        CyclePiece piece = new CyclePiece(contract, charges, versions, position, byDays(contract, charges));
        uses.standing().forEach(piece::add);
        CycleChain chain = chains.computeIfAbsent(AccountTerms.key(contract), unseen -> new CycleChain());
        chain.add(piece);
        List<Line> computed = at(entryPath(position, "lines"), () -> chain.lines(piece));
        LineComparison.requireAll(charges.lines(), computed, position);
    }

    private Set<Span> byDays(Contract contract, CycleCharges charges) {
        Span cycle = new Span(charges.from(), charges.to());
        return byDays.entrySet().stream()
                .filter(charged -> isOfSame(contract, charged.getKey()))
                .flatMap(charged -> charged.getValue().stream())
                .filter(cycle::overlaps)
                .collect(Collectors.toSet());
    }

    private static boolean isOfSame(Contract one, Contract other) {
        return AccountTerms.key(one).equals(AccountTerms.key(other)) || AccountTerms.isFellow(one, other);
    }

    private static void requireAgreed(CycleCharges charges, Contract contract, int position) {
        require(contract.endUse().equals(charges.endUse()), entryPath(position, "endUse"), "is not the agreed one");
        boolean there = CycleUses.usagePoint(contract).equals(charges.usagePoint());
        require(there, entryPath(position, "usagePoint"), "is not the agreed one");
        boolean holds = contract.effective().covers(charges.from(), charges.to());
        require(holds, entryPath(position, "agreement"), "does not cover the cycle");
    }

    private void close(PeriodChargesEntry period, int position) {
        String path = entryPath(position, "lines");
        edges.add(period.from());
        edges.add(period.to());
        CycleRules rules = new CycleRules(edges, period.from(), uses.standing().values(), known(period.to()));
        List<Contract> charged = new ArrayList<>();
        for (CycleChain chain : chains.values()) {
            for (CyclePiece piece : chain.pieces()) {
                boolean same = at(path, () -> chain.lines(piece))
                        .equals(piece.charges().lines());
                require(same, path, "leave charges of a cycle as they were, though its use is another");
            }
            chain.takeOver(stood.begins(chain, period.from()));
            rules.require(chain);
            charged.addAll(chain.contracts(period.from(), period.to()));
        }
        dossier.results().chargedByCycle(position, charged);
        period.lines().forEach(line -> line.agreement()
                .flatMap(agreement -> dossier.index().cited(agreement, Contract.class))
                .ifPresent(contract -> byDays.computeIfAbsent(contract, unseen -> new HashSet<>())
                        .add(new Span(line.from(), line.to()))));
        uses.requireCharged(period, reach, chains, path);
        reach = Reach.after(Optional.of(period.to()));
        chains.values().forEach(chain -> chain.close(period.from(), reach));
        stood = StoodBefore.of(chains.values());
    }

    private Set<Tariff> known(Instant end) {
        Set<Tariff> known = new HashSet<>();
        uses.standing().values().stream()
                .filter(use -> use.begin().isBefore(end))
                .forEach(use -> known.add(use.tariff()));
        chains.values().forEach(chain -> chain.pieces().forEach(piece -> known.addAll(piece.versions())));
        return known;
    }
}
