package io.meterproof.metering.document;

import io.meterproof.metering.rating.SeriesPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Prices of a series for consecutive intervals of one month of UTC. A publication takes the place of those with an earlier
 * {@code at}, interval by interval; use without a price waits.
 *
 * @param at when they were published
 * @param from begin of the first interval
 * @param interval seconds that each price holds
 * @param prices per unit
 */
public record PublishedPrices(String series, Instant at, Instant from, int interval, List<BigDecimal> prices)
        implements Document {
    public PublishedPrices {
        prices = List.copyOf(prices);
    }

    /** Of a series the month that an instant is in: the key of a history. */
    public static String subject(String series, Instant instant) {
        return series + "/" + YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    @Override
    public String subject() {
        return subject(series, from);
    }

    /** End of the last interval. */
    public Instant to() {
        return from.plusSeconds((long) interval * prices.size());
    }

    /** What it says of an instant, UTC seconds. */
    public Optional<SeriesPrice> price(long second) {
        long index = Math.floorDiv(second - from.getEpochSecond(), interval);
        if (index < 0 || index >= prices.size()) {
            return Optional.empty();
        }
        long begin = from.getEpochSecond() + index * interval;
        return Optional.of(new SeriesPrice(begin, begin + interval, prices.get((int) index)));
    }
}
