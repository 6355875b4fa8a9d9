package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.settlement.PublishedSeries;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The published prices that an entry names, by which alone it is rated; each of them says what some of its use costs. */
record CitedPrices(List<Identified<PublishedPrices>> cited) {

    static CitedPrices of(Usage usage, Dossier dossier) {
        List<Identified<PublishedPrices>> cited = new ArrayList<>();
        for (Hash hash : usage.basis().documents()) {
            dossier.index()
                    .cited(hash, PublishedPrices.class)
                    .ifPresent(prices -> cited.add(new Identified<>(hash, prices)));
        }
        return new CitedPrices(cited);
    }

    /** What it is rated by. */
    SeriesPrices published() {
        return series();
    }

    void requireNeeded(Tariff tariff, BilledSegment segment, int position) {
        Set<Hash> stating = new HashSet<>();
        PublishedSeries series = series();
        Intervals intervals = segment.intervals();
        for (DynamicCharge charge : Rating.dynamic(tariff, segment.block().obis(), segment.unit())) {
            for (int i = 0; i < intervals.count(); i++) {
                stating.addAll(series.stating(charge.series(), intervals.begin(i)));
            }
        }
        boolean needed = cited.stream().allMatch(each -> stating.contains(each.hash()));
        require(needed, entryPath(position, "basis.documents"), "name prices that the use does not rest on");
    }

    private PublishedSeries series() {
        return new PublishedSeries(month -> cited.stream()
                .filter(each -> each.content().subject().equals(month))
                .toList());
    }
}
