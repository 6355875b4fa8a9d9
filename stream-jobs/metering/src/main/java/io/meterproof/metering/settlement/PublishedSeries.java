package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.rating.SeriesPrice;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * The published prices in force, whatever the order in which they came: of what was published for an instant the latest by its
 * {@code at} holds, by the smaller hash where two were published at once.
 */
public final class PublishedSeries implements SeriesPrices {
    /** None was published. */
    public static final PublishedSeries NONE = new PublishedSeries(month -> List.of());

    private static final Comparator<Identified<PublishedPrices>> LATER = Comparator.comparing(
                    (Identified<PublishedPrices> each) -> each.content().at())
            .thenComparing(Identified::hash, Comparator.reverseOrder());

    private final Function<String, List<Identified<PublishedPrices>>> published;
    private final Map<String, List<Identified<PublishedPrices>>> months = new HashMap<>();

    /** @param published the history of a series' month, see {@link PublishedPrices#subject()} */
    public PublishedSeries(Function<String, List<Identified<PublishedPrices>>> published) {
        this.published = published;
    }

    @Override
    public Optional<SeriesPrice> at(String series, long second) {
        return inForce(series, second).map(Identified::content);
    }

    /** The price in force, by the first document that said so since it was said otherwise. */
    Optional<Identified<SeriesPrice>> inForce(String series, long second) {
        Identified<SeriesPrice> holding = null;
        for (Identified<PublishedPrices> each : month(series, second)) {
            Optional<SeriesPrice> says = each.content().price(second);
            if (says.isPresent() && (holding == null || !holding.content().equals(says.get()))) {
                holding = new Identified<>(each.hash(), says.get());
            }
        }
        return Optional.ofNullable(holding);
    }

    /** All documents that say of an instant what is in force. */
    public List<Hash> stating(String series, long second) {
        Optional<SeriesPrice> holding = at(series, second);
        return month(series, second).stream()
                .filter(each ->
                        holding.isPresent() && each.content().price(second).equals(holding))
                .map(Identified::hash)
                .toList();
    }

    /** From when on a month of a series has other prices than before; empty where all are the same. */
    public Optional<Instant> changedSince(PublishedSeries before, String series, Instant month) {
        List<Identified<PublishedPrices>> known = before.month(series, month.getEpochSecond());
        return month(series, month.getEpochSecond()).stream()
                .filter(each -> !known.contains(each))
                .flatMapToLong(
                        each -> LongStream.range(0, each.content().prices().size())
                                .map(index -> each.content().from().getEpochSecond()
                                        + index * each.content().interval()))
                .filter(second -> !at(series, second).equals(before.at(series, second)))
                .mapToObj(Instant::ofEpochSecond)
                .min(Comparator.naturalOrder());
    }

    private List<Identified<PublishedPrices>> month(String series, long second) {
        String subject = PublishedPrices.subject(series, Instant.ofEpochSecond(second));
        return months.computeIfAbsent(
                subject,
                unseen -> published.apply(subject).stream().sorted(LATER).toList());
    }
}
