package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.cycle.CycleRating;
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
import java.util.List;
import java.util.TreeMap;

/**
 * The charges of each cycle follow from its agreement, the tariff versions that they name, and the use that stood when they
 * were booked. At a close all use that needs a cycle is in one, and each cycle costs what stands for it.
 */
final class Cycles {
    private final Dossier dossier;
    private final CycleUses uses;
    private final TreeMap<String, CycleChain> chains = new TreeMap<>();

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
                cycles.uses.add(i);
            } else if (entry instanceof ReversalEntry reversal) {
                cycles.takeBack((int) (reversal.reverses() - 1));
            } else if (entry instanceof CycleChargesEntry cycle) {
                cycles.examine(cycle, i);
                charged++;
            } else if (entry instanceof PeriodChargesEntry period) {
                cycles.requireNothingLeft(period, i);
            }
        }
        return charged + " cycle(s) of agreements recomputed from their use";
    }

    private void takeBack(int position) {
        if (dossier.entries().get(position) instanceof CycleChargesEntry cycle) {
            chains.get(CycleUses.key(uses.contract(cycle.charges().agreement(), position)))
                    .remove(position);
        } else {
            uses.remove(position);
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
        CycleChain chain = chains.computeIfAbsent(CycleUses.key(contract), unseen -> new CycleChain());
        chain.add(new CycleChain.Piece(contract, charges, versions, position));
        List<Line> computed = at(entryPath(position, "lines"), () -> chain.lines(position, uses));
        LineComparison.requireAll(charges.lines(), computed, position);
    }

    private static void requireAgreed(CycleCharges charges, Contract contract, int position) {
        require(contract.endUse().equals(charges.endUse()), entryPath(position, "endUse"), "is not the agreed one");
        boolean there = CycleUses.usagePoint(contract).equals(charges.usagePoint());
        require(there, entryPath(position, "usagePoint"), "is not the agreed one");
        boolean holds = contract.effective().covers(charges.from(), charges.to());
        require(holds, entryPath(position, "agreement"), "does not cover the cycle");
    }

    private void requireNothingLeft(PeriodChargesEntry period, int position) {
        String path = entryPath(position, "lines");
        for (CycleChain chain : chains.values()) {
            for (CycleChain.Piece piece : chain.pieces()) {
                boolean same = at(path, () -> chain.lines(piece.position(), uses))
                        .equals(piece.charges().lines());
                require(same, path, "leave charges of a cycle as they were, though its use is another");
                uses.requireNamed(piece);
            }
        }
        List<Contract> charged = new ArrayList<>();
        chains.values().forEach(chain -> charged.addAll(chain.contracts(period.from(), period.to())));
        dossier.results().chargedByCycle(position, charged);
        uses.requireCharged(period.to(), chains, path);
    }
}
