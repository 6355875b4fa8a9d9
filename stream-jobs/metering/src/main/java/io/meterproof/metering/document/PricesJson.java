package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.DynamicCharge;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The JSON of published prices. */
final class PricesJson {
    static final String PRICES = "prices";

    /** Quarters of an hour of a month, and some. */
    private static final int MOST_PRICES = 3000;

    private static final int SECONDS_PER_DAY = 86_400;
    /** With a month behind it, the key of a history is an identifier too. */
    private static final int LONGEST_SERIES = 90;

    private PricesJson() {}

    static ObjectNode write(PublishedPrices published) {
        ObjectNode object =
                DocumentObject.ofType(PRICES).put("series", published.series()).put("interval", published.interval());
        DocumentObject.putInstant(object, "at", published.at());
        DocumentObject.putInstant(object, "from", published.from());
        ArrayNode prices = object.putArray("prices");
        published.prices().forEach(price -> prices.add(price.toPlainString()));
        return object;
    }

    static PublishedPrices read(Fields fields) {
        String series = fields.identifier("series");
        fields.check(series.length() <= LONGEST_SERIES, "series", "has more than " + LONGEST_SERIES + " characters");
        int interval = fields.count("interval");
        fields.check(interval >= 1 && interval <= SECONDS_PER_DAY, "interval", "is not from 1 second to a day");
        PublishedPrices published =
                new PublishedPrices(series, fields.instant("at"), fields.instant("from"), interval, readPrices(fields));
        Instant last = published.to().minusSeconds(1);
        fields.check(month(published.from()).equals(month(last)), "prices", "are of more than one month of UTC");
        return published;
    }

    private static List<BigDecimal> readPrices(Fields fields) {
        List<String> texts = fields.texts("prices");
        fields.check(!texts.isEmpty() && texts.size() <= MOST_PRICES, "prices", "are not from 1 to " + MOST_PRICES);
        List<BigDecimal> prices = new ArrayList<>(texts.size());
        for (String text : texts) {
            fields.check(Texts.isPrice(text), "prices", "are not decimals of at most six decimals: " + text);
            BigDecimal price = new BigDecimal(text);
            fields.check(
                    price.abs().compareTo(DynamicCharge.LARGEST_PRICE) <= 0,
                    "prices",
                    "are beyond " + DynamicCharge.LARGEST_PRICE + ": " + text);
            prices.add(price);
        }
        return prices;
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }
}
