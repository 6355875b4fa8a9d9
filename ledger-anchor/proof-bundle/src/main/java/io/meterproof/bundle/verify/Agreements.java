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
 * Who answers for a channel or token at an instant is one. Use, and the charges of closes, each follow a {@link Succession} of
 * their own, for settlement learns of an agreement apart from the account; what one close charges never overlaps.
 */
final class Agreements {
    private final Dossier dossier;
    private final Succession used = new Succession();
    private final Succession charged = new Succession();
    private final Set<Hash> cycles = new LinkedHashSet<>();
    private final Set<String> subjects = new LinkedHashSet<>();

    private Agreements(Dossier dossier) {
        this.dossier = dossier;
    }

    static String examine(Dossier dossier) {
        Agreements agreements = new Agreements(dossier);
        for (int i = 0; i < dossier.entries().size(); i++) {
            LedgerEntry entry = dossier.entries().get(i);
            if (entry instanceof UsageEntry usage) {
                String path = Dossier.entryPath(i, "agreement");
                agreements
                        .contract(usage.usage().agreement())
                        .ifPresent(contract -> agreements.used.add(contract, path));
            } else if (entry instanceof CycleChargesEntry cycle) {
                agreements.cycles.add(cycle.charges().agreement());
            } else if (entry instanceof PeriodChargesEntry period) {
                agreements.close(period, Dossier.entryPath(i, "lines"));
            }
        }
        return "who answers for " + agreements.subjects.size() + " usage point(s) and token(s) never overlaps";
    }

    private void close(PeriodChargesEntry period, String path) {
        Set<Hash> lines = new LinkedHashSet<>();
        period.lines().forEach(line -> line.agreement().ifPresent(lines::add));
        for (List<Identified<Contract>> ofOne : bySubject(lines).values()) {
            int inForce = at(path, () -> InForce.contracts(ofOne)).size();
            require(inForce == ofOne.size(), path, "charge one agreement by two of its versions");
            ofOne.forEach(contract -> charged.add(contract, path));
        }
        cycles.addAll(lines);
        bySubject(cycles).values().forEach(ofOne -> at(path, () -> InForce.contracts(ofOne)));
        cycles.clear();
    }

    private Map<String, List<Identified<Contract>>> bySubject(Set<Hash> hashes) {
        Map<String, List<Identified<Contract>>> bySubject = new LinkedHashMap<>();
        for (Hash hash : hashes) {
            contract(hash).ifPresent(contract -> bySubject
                    .computeIfAbsent(contract.content().subject(), unseen -> new ArrayList<>())
                    .add(contract));
        }
        return bySubject;
    }

    private Optional<Identified<Contract>> contract(Hash hash) {
        Optional<Contract> contract = dossier.index().cited(hash, Contract.class);
        contract.ifPresent(found -> subjects.add(found.subject()));
        return contract.map(content -> new Identified<>(hash, content));
    }
}
