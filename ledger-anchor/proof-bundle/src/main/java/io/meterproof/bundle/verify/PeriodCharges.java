package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.ledger.LateEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.NetLateUse;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Rounding;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharges;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Standing charges, credits of late deductions and rounding of each closed period follow from what was known at its close: agreements,
 * tariffs and the entries before it. What entries after it bill within the period leaves it alone.
 */
final class PeriodCharges {
    private final Dossier dossier;
    private final UseSoFar use;
    /** What was too late and stands, by the numbers of its entries. */
    private final Map<Long, LateEntry> late = new HashMap<>();

    private final SortedMap<NetLateUse.Policy, Long> credited = new TreeMap<>();
    private SortedMap<String, Long> sums = new TreeMap<>();

    private PeriodCharges(Dossier dossier) {
        this.dossier = dossier;
        this.use = new UseSoFar(dossier);
    }

    static String examine(Dossier dossier) {
        PeriodCharges charges = new PeriodCharges(dossier);
        int periods = 0;
        for (int i = 0; i < dossier.entries().size(); i++) {
            LedgerEntry entry = dossier.entries().get(i);
            if (entry instanceof PeriodChargesEntry period) {
                charges.examine(period, i);
                periods++;
            } else if (entry instanceof StatementEntry) {
                charges.sums = new TreeMap<>();
            }
            charges.add(entry);
            charges.use.add(i);
        }
        return periods + " period(s): standing charges, credits of late deductions and rounding recomputed";
    }

    private void examine(PeriodChargesEntry period, int position) {
        Map<Hash, List<Line>> billed = new LinkedHashMap<>();
        period.lines().forEach(line -> line.agreement()
                .ifPresent(hash -> billed.computeIfAbsent(hash, unseen -> new ArrayList<>())
                        .add(line)));
        List<StandingTerms> terms = agreements(period, billed.keySet(), position).stream()
                .filter(hash -> !dossier.results().isChargedByCycle(position, contract(hash, position)))
                .map(hash -> terms(hash, billed.getOrDefault(hash, List.of()), period, position))
                .toList();
        List<Line> computed = new ArrayList<>(StandingCharges.lines(terms, period.from(), period.to()));
        List<Line> credits = NetLateUse.lines(NetLateUse.credits(late.values()), credited, period.from(), period.to());
        computed.addAll(credits);
        NetLateUse.add(credits, credited);
        SortedMap<String, Long> all = new TreeMap<>(sums);
        computed.forEach(line -> all.merge(line.component(), line.amount(), Math::addExact));
        computed.addAll(Rounding.lines(all, period.header().currency(), period.from(), period.to()));
        LineComparison.requireAll(period.lines(), computed, position);
    }

    /** The agreements of the lines, in their order, then those that use within the period rests on and whose place none took. */
    private Collection<Hash> agreements(PeriodChargesEntry period, Collection<Hash> billed, int position) {
        Set<Hash> charged = new LinkedHashSet<>(billed);
        Succession succession = new Succession();
        for (Hash hash : use.agreements(period.from(), period.to())) {
            if (!charged.contains(hash)) {
                succession.add(identified(hash, position), entryPath(position, "lines"));
            }
        }
        billed.forEach(hash -> succession.add(identified(hash, position), entryPath(position, "lines")));
        succession.inForce().forEach(contract -> charged.add(contract.hash()));
        return charged;
    }

    private Identified<Contract> identified(Hash hash, int position) {
        return new Identified<>(hash, contract(hash, position));
    }

    private StandingTerms terms(Hash hash, List<Line> lines, PeriodChargesEntry period, int position) {
        Contract contract = contract(hash, position);
        Instant from = contract.effective().from();
        Instant begin = from.isAfter(period.from()) ? from : period.from();
        List<Tariff> versions =
                new KnownVersions(dossier.index().tariff(contract.tariff()), lines, use, begin).until(period.to());
        for (Tariff version : versions) {
            boolean same = version.currency().equals(period.header().currency());
            require(same, entryPath(position, "lines"), "rest on a tariff in another currency");
        }
        return new StandingTerms(hash, from, contract.effective().to(), versions);
    }

    private Contract contract(Hash hash, int position) {
        return present(
                dossier.index().cited(hash, Contract.class).filter(found -> found.account()
                        .equals(dossier.bundle().account())),
                entryPath(position, "lines"),
                "no agreement of this account in the bundle has the hash " + hash);
    }

    private void add(LedgerEntry entry) {
        if (entry instanceof UsageEntry usage) {
            LateEntry.of(usage.usage())
                    .ifPresent(each -> late.put(entry.header().sequence(), each));
        } else if (entry instanceof ReversalEntry reversal) {
            late.remove(reversal.reverses());
        }
        entry.lines().forEach(line -> sums.merge(line.component(), line.amount(), Math::addExact));
    }
}
