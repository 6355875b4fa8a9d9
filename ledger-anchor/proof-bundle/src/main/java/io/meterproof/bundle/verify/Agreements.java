package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who answers for a channel or token at an instant is one: what entries rest on never overlaps. Of several versions of one
 * agreement the one that is cited last is in force.
 */
final class Agreements {
    private final Dossier dossier;
    private final Map<String, List<Identified<Contract>>> cited = new LinkedHashMap<>();

    private Agreements(Dossier dossier) {
        this.dossier = dossier;
    }

    static String examine(Dossier dossier) {
        Agreements agreements = new Agreements(dossier);
        for (int i = 0; i < dossier.entries().size(); i++) {
            LedgerEntry entry = dossier.entries().get(i);
            if (entry instanceof UsageEntry usage) {
                agreements.cite(usage.usage().agreement());
            } else if (entry instanceof CycleChargesEntry cycle) {
                agreements.cite(cycle.charges().agreement());
            } else if (entry instanceof PeriodChargesEntry period) {
                agreements.requireOneAtATime(period, Dossier.entryPath(i, "lines"));
            }
        }
        agreements.cited.values().forEach(ofOne -> at("entries", () -> InForce.contracts(ofOne)));
        return "who answers for " + agreements.cited.size() + " usage point(s) and token(s) never overlaps";
    }

    private void requireOneAtATime(PeriodChargesEntry period, String path) {
        Set<Hash> hashes = new LinkedHashSet<>();
        period.lines().forEach(line -> line.agreement().ifPresent(hashes::add));
        Map<String, List<Identified<Contract>>> charged = new LinkedHashMap<>();
        for (Hash hash : hashes) {
            cite(hash);
            contract(hash).ifPresent(contract -> add(contract, charged));
        }
        for (List<Identified<Contract>> ofOne : charged.values()) {
            int inForce = at(path, () -> InForce.contracts(ofOne)).size();
            require(inForce == ofOne.size(), path, "charge one agreement by two of its versions");
        }
    }

    private void cite(Hash hash) {
        contract(hash).ifPresent(contract -> add(contract, cited));
    }

    private Optional<Identified<Contract>> contract(Hash hash) {
        return dossier.index().cited(hash, Contract.class).map(content -> new Identified<>(hash, content));
    }

    private static void add(Identified<Contract> contract, Map<String, List<Identified<Contract>>> bySubject) {
        bySubject
                .computeIfAbsent(contract.content().subject(), unseen -> new ArrayList<>())
                .add(contract);
    }
}
