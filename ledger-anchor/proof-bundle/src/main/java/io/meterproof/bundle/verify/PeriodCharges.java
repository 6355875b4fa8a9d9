package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.present;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.Rounding;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharges;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Standing charges and rounding of each closed period follow from agreements, tariffs and the lines before them. */
final class PeriodCharges {
    private final Dossier dossier;
    private SortedMap<String, Long> sums = new TreeMap<>();

    private PeriodCharges(Dossier dossier) {
        this.dossier = dossier;
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
            charges.add(entry.lines());
        }
        return periods + " period(s): standing charges and rounding recomputed";
    }

    private void examine(PeriodChargesEntry period, int position) {
        present(
                dossier.index().close(period.header().account(), period.from(), period.to()),
                entryPath(position, "from"),
                "no document closes this period");
        List<StandingTerms> terms =
                agreements(period).stream().map(hash -> terms(hash, position)).toList();
        List<Line> computed = new ArrayList<>(StandingCharges.lines(terms, period.from(), period.to()));
        SortedMap<String, Long> all = new TreeMap<>(sums);
        computed.forEach(line -> all.merge(line.component(), line.amount(), Math::addExact));
        computed.addAll(Rounding.lines(all, period.header().currency(), period.from(), period.to()));
        LineComparison.requireAll(period.lines(), computed, position);
    }

    /** The agreements of the lines, in their order, then those that are billed within the period. */
    private Set<Hash> agreements(PeriodChargesEntry period) {
        Set<Hash> agreements = new LinkedHashSet<>();
        period.lines().forEach(line -> line.agreement().ifPresent(agreements::add));
        for (int position : Standing.positions(dossier)) {
            BilledSegment segment = dossier.notes().segment(position);
            if (!segment.from().isBefore(period.from()) && segment.from().isBefore(period.to())) {
                agreements.add(
                        ((UsageEntry) dossier.entries().get(position)).usage().agreement());
            }
        }
        return agreements;
    }

    private StandingTerms terms(Hash hash, int position) {
        String account = dossier.bundle().account();
        Optional<StandingTerms> agreement = dossier.index()
                .cited(hash, Agreement.class)
                .filter(found -> found.account().equals(account))
                .map(found -> terms(hash, found.effective(), found.tariff()));
        Optional<StandingTerms> authorisation = dossier.index()
                .cited(hash, Authorisation.class)
                .filter(found -> found.account().equals(account))
                .map(found -> terms(hash, found.effective(), found.tariff()));
        return present(
                agreement.or(() -> authorisation),
                entryPath(position, "lines"),
                "no agreement of this account in the bundle has the hash " + hash);
    }

    private StandingTerms terms(Hash hash, Effective effective, String tariff) {
        return new StandingTerms(
                hash,
                effective.from(),
                effective.to(),
                dossier.index().tariff(tariff).facts());
    }

    private void add(List<Line> lines) {
        lines.forEach(line -> sums.merge(line.component(), line.amount(), Math::addExact));
    }
}
