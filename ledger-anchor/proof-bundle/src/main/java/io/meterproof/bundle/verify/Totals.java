package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LineUse;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was charged, by place and end use, with what stands of the use; together it is what the account was charged. */
final class Totals {
    /** Where charges go that belong to no place. */
    static final String ACCOUNT = "account";

    private record Slot(String place, String endUse) {}

    private record Source(String subMeter, String unit, boolean exported, String origin, boolean simulated)
            implements Comparable<Source> {
        private static final Comparator<Source> ORDER = Comparator.comparing(Source::subMeter)
                .thenComparing(Source::unit)
                .thenComparing(Source::exported)
                .thenComparing(Source::origin)
                .thenComparing(Source::simulated);

        @Override
        public int compareTo(Source other) {
            return ORDER.compare(this, other);
        }
    }

    private final Dossier dossier;
    private final SortedMap<String, SortedMap<String, Long>> charges = new TreeMap<>();
    private final Map<Slot, SortedMap<Source, Long>> energy = new HashMap<>();

    private Totals(Dossier dossier) {
        this.dossier = dossier;
    }

    static Totals of(Dossier dossier) {
        Totals totals = new Totals(dossier);
        UsedBefore before = new UsedBefore(agreement -> dossier.index().cited(agreement, Agreement.class));
        for (LedgerEntry entry : dossier.entries()) {
            for (Line line : entry.lines()) {
                totals.add(LineUse.of(entry, line, before), line.amount());
            }
            before.add(entry);
        }
        dossier.standing().forEach(totals::addEnergy);
        return totals;
    }

    static String examine(Dossier dossier) {
        Totals totals = of(dossier);
        long places = totals.places().stream().mapToLong(Findings.Place::charge).reduce(0, Math::addExact);
        require(places == charged(dossier), "entries", "the places do not add up to what the account was charged");
        return "the account's charges are the sum of its places, and each place that of its end uses: "
                + Money.text(places) + " " + dossier.entries().get(0).header().currency();
    }

    /** Micro-units of all lines, taken from the running balance and the top-ups. */
    static long charged(Dossier dossier) {
        long charged =
                dossier.entries().get(dossier.entries().size() - 1).header().balance();
        for (LedgerEntry entry : dossier.entries()) {
            charged = entry instanceof TopUpEntry topUp ? Math.addExact(charged, topUp.amount()) : charged;
        }
        return charged;
    }

    List<Findings.Place> places() {
        List<Findings.Place> places = new ArrayList<>();
        charges.forEach((place, endUses) -> {
            List<Findings.EndUse> uses = new ArrayList<>();
            endUses.forEach((endUse, charge) -> uses.add(new Findings.EndUse(endUse, charge, energy(place, endUse))));
            long charge = uses.stream().mapToLong(Findings.EndUse::charge).reduce(0, Math::addExact);
            places.add(new Findings.Place(place, charge, uses));
        });
        return places;
    }

    private List<Findings.Energy> energy(String place, String endUse) {
        List<Findings.Energy> quantities = new ArrayList<>();
        energy.getOrDefault(new Slot(place, endUse), new TreeMap<>())
                .forEach((source, quantity) -> quantities.add(new Findings.Energy(
                        source.unit(),
                        source.exported(),
                        source.origin(),
                        source.simulated(),
                        source.subMeter(),
                        quantity)));
        return quantities;
    }

    private void addEnergy(int position) {
        Usage usage = ((UsageEntry) dossier.entries().get(position)).usage();
        energy.computeIfAbsent(new Slot(place(usage.usagePoint()), usage.endUse()), unseen -> new TreeMap<>())
                .merge(
                        new Source(
                                usage.deduction().map(Deduction::usagePoint).orElse(""),
                                usage.unit().symbol(),
                                usage.exported(),
                                usage.basis().originName(),
                                usage.basis().isSimulated()),
                        dossier.results().segment(position).quantity(),
                        Math::addExact);
    }

    private void add(LineUse use, long amount) {
        String place = use.usagePoint().map(this::place).orElse(ACCOUNT);
        charges.computeIfAbsent(place, unseen -> new TreeMap<>()).merge(use.endUse(), amount, Math::addExact);
    }

    private String place(String usagePoint) {
        UsagePoint point = present(
                dossier.index().usagePoint(usagePoint), "documents", "none describes usage point " + usagePoint);
        return point.place();
    }
}
