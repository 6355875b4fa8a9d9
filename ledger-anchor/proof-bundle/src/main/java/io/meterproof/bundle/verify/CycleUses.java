package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.cycle.Reach;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands of the use whose tariffs need a cycle, or whose contracts have rules, as the entries go on. */
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

    /** Adds what the usage entry at a position bills, where its tariff needs a cycle or its contract has rules. */
    Optional<StandingUse> add(int position, Reach reach) {
        Usage usage = ((UsageEntry) dossier.entries().get(position)).usage();
        Tariff tariff = dossier.index()
                .cited(usage.tariff(), TariffVersion.class)
                .orElseThrow()
                .tariff();
        Contract contract = contract(usage.agreement(), position);
        if (!tariff.needsPeriod() && contract.rules().isEmpty()) {
            return Optional.empty();
        }
        MeasuredUse measured = MeasuredUse.of(
                usage,
                dossier.results().segment(position).intervals(),
                MeasuredUse.charged(tariff, contract.rules(), usage.lines()));
        StandingUse use = new StandingUse(measured, contract, tariff);
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

    /**
     * All that began before the end of a period is in a cycle, or in one that is final.
     *
     * @param chains by key of their agreement
     */
    void requireCharged(PeriodChargesEntry period, Reach reach, Map<String, CycleChain> chains, String path) {
        for (StandingUse use : standing.values()) {
            boolean charged = !use.begin().isBefore(period.to())
                    || !reach.covers(use.begin())
                    || isBeforeRules(use, chains, period.from())
                    || chains.values().stream().anyMatch(chain -> chain.charges(use));
            require(charged, path, "leave use from " + use.begin() + " on without the charges of its cycle");
        }
    }

    /** Whether only rules need a use, and it began before the first period that they are decided in. */
    private static boolean isBeforeRules(StandingUse use, Map<String, CycleChain> chains, Instant from) {
        Instant first = Optional.ofNullable(chains.get(AccountTerms.key(use.contract())))
                .flatMap(CycleChain::opened)
                .orElse(from);
        return !use.tariff().needsPeriod() && use.begin().isBefore(first);
    }
}
