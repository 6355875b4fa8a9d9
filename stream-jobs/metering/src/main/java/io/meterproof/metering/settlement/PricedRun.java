package io.meterproof.metering.settlement;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.SeriesPrice;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Consecutive intervals, from one (inclusive) to another (exclusive), whose published prices are known by the same documents: a
 * later publication leaves them as they are.
 *
 * @param documents that say the prices; none where the tariff needs no published price
 */
record PricedRun(int from, int to, List<Hash> documents) {

    /** Cuts intervals; those in no run wait for a price. */
    static List<PricedRun> of(
            Tariff tariff, ObisCode type, MeasurementUnit unit, Intervals intervals, PublishedSeries published) {
        List<DynamicCharge> charges = Rating.dynamic(tariff, type, unit);
        if (charges.isEmpty()) {
            return List.of(new PricedRun(0, intervals.count(), List.of()));
        }
        List<PricedRun> runs = new ArrayList<>();
        int from = 0;
        while (from < intervals.count()) {
            SortedSet<Hash> documents = documents(charges, intervals, from, published);
            int to = from + 1;
            while (to < intervals.count()
                    && documents(charges, intervals, to, published).equals(documents)) {
                to++;
            }
            if (!documents.isEmpty()) {
                runs.add(new PricedRun(from, to, List.copyOf(documents)));
            }
            from = to;
        }
        return runs;
    }

    /** The documents that say the prices of one interval; none while one is missing. */
    private static SortedSet<Hash> documents(
            List<DynamicCharge> charges, Intervals intervals, int index, PublishedSeries published) {
        SortedSet<Hash> documents = new TreeSet<>();
        for (DynamicCharge charge : charges) {
            Optional<Identified<SeriesPrice>> price = published
                    .inForce(charge.series(), intervals.begin(index))
                    .filter(each -> each.content().to() >= intervals.begin(index + 1));
            if (price.isEmpty()) {
                return new TreeSet<>();
            }
            documents.add(price.get().hash());
        }
        return documents;
    }
}
