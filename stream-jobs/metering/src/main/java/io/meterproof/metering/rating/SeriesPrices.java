package io.meterproof.metering.rating;

import java.util.Optional;

/** The prices that were published of each series. */
@FunctionalInterface
public interface SeriesPrices {
    /** None was published. */
    SeriesPrices NONE = (series, second) -> Optional.empty();

    /** The price of a series that holds at an instant, UTC seconds; empty while none is published. */
    Optional<SeriesPrice> at(String series, long second);

    /** The same for charging transactions, which have the price of their begin however long they last. */
    default SeriesPrices ofBegins() {
        return (series, second) ->
                at(series, second).map(price -> new SeriesPrice(price.from(), Long.MAX_VALUE, price.price()));
    }
}
