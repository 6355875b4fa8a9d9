package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What stands of the use whose tariffs need a cycle, as the entries go on. */
final class CycleUses {
    private record Standing(MeasuredUse use, Contract contract) {
        Instant begin() {
            return Instant.ofEpochSecond(use.begin());
        }
    }

    private final Dossier dossier;
    private final TreeMap<Integer, Standing> standing = new TreeMap<>();

    CycleUses(Dossier dossier) {
        this.dossier = dossier;
    }

    static String key(Contract contract) {
        return AccountTerms.key(contract);
    }

    static Optional<String> usagePoint(Contract contract) {
        return contract instanceof Agreement agreement ? Optional.of(agreement.usagePoint()) : Optional.empty();
    }

    /** Adds what the usage entry at a position bills, where its tariff needs a cycle. */
    void add(int position) {
        Usage usage = ((UsageEntry) dossier.entries().get(position)).usage();
        Tariff tariff = dossier.index()
                .cited(usage.tariff(), TariffVersion.class)
                .orElseThrow()
                .tariff();
        if (tariff.needsPeriod()) {
            MeasuredUse use = new MeasuredUse(
                    usage.agreement(),
                    usage.tariff(),
                    usage.unit(),
                    dossier.results().segment(position).intervals(),
                    MeasuredUse.charged(tariff, usage.lines()));
            standing.put(position, new Standing(use, contract(usage.agreement(), position)));
        }
    }

    void remove(int position) {
        standing.remove(position);
    }

    /** The contract of a hash, which is this account's. */
    Contract contract(Hash hash, int position) {
        return present(
                dossier.index().cited(hash, Contract.class).filter(found -> found.account()
                        .equals(dossier.bundle().account())),
                entryPath(position, "agreement"),
                "no agreement of this account in the bundle has the hash " + hash);
    }

    /** What was used in a cycle under a contract, and under that which is netted with it. */
    CycleUse of(Contract contract, CycleCharges charges) {
        Set<Hash> imports = hashes(other -> key(other).equals(key(contract)));
        Set<Hash> exports = hashes(other -> AccountTerms.isNetted(other, contract));
        return CycleUse.of(
                standing.values().stream().map(Standing::use).toList(), imports, exports, charges.from(), charges.to());
    }

    /** The charges of a cycle name the tariff versions by which its use was billed. */
    void requireNamed(CycleChain.Piece piece) {
        CycleCharges charges = piece.charges();
        for (Standing use : standing.values()) {
            boolean within = isOf(use.contract(), piece)
                    && !use.begin().isBefore(charges.from())
                    && use.begin().isBefore(charges.to());
            boolean named = !within || charges.tariffs().contains(use.use().tariff());
            String words = "leave out a version by which use of the cycle was billed";
            require(named, entryPath(piece.position(), "tariffs"), words);
        }
    }

    /** All that began before the end of a period is in a cycle. */
    void requireCharged(Instant end, Map<String, CycleChain> chains, String path) {
        for (Standing use : standing.values()) {
            boolean charged = !use.begin().isBefore(end)
                    || chains.values().stream()
                            .anyMatch(chain -> chain.covers(use.begin())
                                    && chain.pieces().stream().anyMatch(piece -> isOf(use.contract(), piece)));
            require(charged, path, "leave use from " + use.begin() + " on without the charges of its cycle");
        }
    }

    private static boolean isOf(Contract contract, CycleChain.Piece piece) {
        return key(contract).equals(key(piece.contract())) || AccountTerms.isNetted(contract, piece.contract());
    }

    private Set<Hash> hashes(Predicate<Contract> suits) {
        Set<Hash> hashes = new HashSet<>();
        standing.values().stream()
                .filter(use -> suits.test(use.contract()))
                .forEach(use -> hashes.add(use.use().agreement()));
        return hashes;
    }
}
