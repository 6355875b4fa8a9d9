package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.cycle.Reach;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands of the use whose tariffs need a cycle, as the entries go on. */
final class CycleUses {
    private final Dossier dossier;
    private final TreeMap<Integer, StandingUse> standing = new TreeMap<>();

    CycleUses(Dossier dossier) {
        this.dossier = dossier;
    }

    static Optional<String> usagePoint(Contract contract) {
        return contract instanceof Agreement agreement ? Optional.of(agreement.usagePoint()) : Optional.empty();
    }

    /** By the positions of their entries. */
    Map<Integer, StandingUse> standing() {
        return Collections.unmodifiableMap(standing);
    }

    /** Adds what the usage entry at a position bills, where its tariff needs a cycle. */
    Optional<StandingUse> add(int position, Reach reach) {
        Usage usage = ((UsageEntry) dossier.entries().get(position)).usage();
        Tariff tariff = dossier.index()
                .cited(usage.tariff(), TariffVersion.class)
                .orElseThrow()
                .tariff();
        if (!tariff.needsPeriod()) {
            return Optional.empty();
        }
        MeasuredUse measured = new MeasuredUse(
                usage.agreement(),
                usage.tariff(),
                usage.unit(),
                dossier.results().segment(position).intervals(),
                MeasuredUse.charged(tariff, usage.lines()));
        StandingUse use = new StandingUse(measured, contract(usage.agreement(), position), tariff);
        require(reach.covers(use.begin()), entryPath(position, "firstSequence"), "is in a cycle that is final");
        standing.put(position, use);
        return Optional.of(use);
    }

    /** Takes back what the entry at a position bills. */
    void remove(int position, int reversal, Reach reach) {
        StandingUse use = standing.remove(position);
        boolean open = use == null || reach.covers(use.begin());
        require(open, entryPath(reversal, "reverses"), "is in a cycle that is final");
    }

    /** The contract of a hash, which is this account's. */
    Contract contract(Hash hash, int position) {
        return present(
                dossier.index().cited(hash, Contract.class).filter(found -> found.account()
                        .equals(dossier.bundle().account())),
                entryPath(position, "agreement"),
                "no agreement of this account in the bundle has the hash " + hash);
    }

    /** All that began before the end of a period is in a cycle, or in one that is final. */
    void requireCharged(Instant end, Reach reach, Collection<CycleChain> chains, String path) {
        for (StandingUse use : standing.values()) {
            boolean charged = !use.begin().isBefore(end)
                    || !reach.covers(use.begin())
                    || chains.stream().anyMatch(chain -> chain.charges(use));
            require(charged, path, "leave use from " + use.begin() + " on without the charges of its cycle");
        }
    }
}
