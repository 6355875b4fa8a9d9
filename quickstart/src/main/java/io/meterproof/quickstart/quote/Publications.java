package io.meterproof.quickstart.quote;

import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.period.PriceSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Prices as documents: each of consecutive intervals of one length, of one month of UTC. */
final class Publications {
    private Publications() {}

    /** @param points in order of time */
    static List<PublishedPrices> of(String series, Instant at, List<PriceSeries.Point> points) throws QuoteException {
        List<PublishedPrices> documents = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size() || !goesOn(series, points.get(i - 1), points.get(i))) {
                documents.add(document(series, at, points.subList(first, i)));
                first = i;
            }
        }
        return documents;
    }

    private static boolean goesOn(String series, PriceSeries.Point before, PriceSeries.Point next) {
        return next.from().equals(before.to())
                && length(next).equals(length(before))
                && PublishedPrices.subject(series, next.from()).equals(PublishedPrices.subject(series, before.from()));
    }

    private static PublishedPrices document(String series, Instant at, List<PriceSeries.Point> points)
            throws QuoteException {
        PriceSeries.Point first = points.get(0);
        long seconds = length(first).toSeconds();
        if (seconds < 1 || seconds > Duration.ofDays(1).toSeconds()) {
            throw new QuoteException("the price from " + first.from() + " is not for 1 second to a day");
        }
        List<BigDecimal> prices = points.stream().map(PriceSeries.Point::price).toList();
        return new PublishedPrices(series, at, first.from(), (int) seconds, prices);
    }

    private static Duration length(PriceSeries.Point point) {
        return Duration.between(point.from(), point.to());
    }
}
