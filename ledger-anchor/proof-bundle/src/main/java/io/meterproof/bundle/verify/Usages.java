package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.Tariff;

/** Every usage entry follows from its blocks, its agreement and its tariff, to the micro-unit. */
final class Usages {
    private final Dossier dossier;
    private final Segments segments;
    private final WriteOffs writeOffs;
    private int lines;

    private Usages(Dossier dossier) {
        this.dossier = dossier;
        this.segments = new Segments(dossier);
        this.writeOffs = new WriteOffs(dossier);
    }

    static String examine(Dossier dossier) {
        Usages usages = new Usages(dossier);
        int entries = 0;
        for (int i = 0; i < dossier.entries().size(); i++) {
            LedgerEntry each = dossier.entries().get(i);
            if (each instanceof UsageEntry entry) {
                usages.examine(entry, i);
                entries++;
            } else if (each instanceof ReversalEntry reversal) {
                usages.writeOffs.reversed(reversal);
            }
        }
        return entries + " usage entries with " + usages.lines + " lines recomputed to the micro-unit";
    }

    private void examine(UsageEntry entry, int position) {
        Usage usage = entry.usage();
        BilledSegment segment = segments.of(usage, position);
        UsagePoint place = present(
                dossier.index().usagePoint(usage.usagePoint()),
                entryPath(position, "usagePoint"),
                "no document describes this usage point");
        boolean delivers = place.delivers(segment.block().obis());
        require(delivers, entryPath(position, "usagePoint"), "delivers something else than its readings are of");
        boolean said = usage.exported() == Rating.isExport(segment.block().obis());
        require(said, entryPath(position, "exported"), "is not what its readings are of");
        usage.deduction().ifPresent(deduction -> Deducted.require(usage, deduction, segment, place, dossier, position));
        Tariff tariff = present(
                        dossier.index().cited(usage.tariff(), TariffVersion.class),
                        entryPath(position, "tariff"),
                        "the bundle does not hold this tariff")
                .tariff();
        Terms terms = Terms.of(usage, position, dossier);
        terms.require(segment, position);
        require(terms.tariff().equals(tariff.id()), entryPath(position, "tariff"), "is not the agreed tariff");
        require(tariff.currency().equals(usage.currency()), entryPath(position, "tariff"), "is in another currency");
        boolean effective = !tariff.from().isAfter(segment.from());
        require(effective, entryPath(position, "tariff"), "is not effective before " + tariff.from());
        CitedPrices prices = CitedPrices.of(usage, dossier);
        prices.requireNeeded(tariff, segment, position);
        LineComparison.requireAll(
                usage.lines(),
                at(
                        entryPath(position, "lines"),
                        () -> writeOffs.bounded(entry, segment.rate(tariff, prices.published()), tariff)),
                position);
        dossier.results().segment(position, segment);
        lines += usage.lines().size();
    }
}
