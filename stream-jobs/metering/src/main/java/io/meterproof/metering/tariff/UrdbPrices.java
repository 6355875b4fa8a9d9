package io.meterproof.metering.tariff;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tiers of the periods of a URDB rate structure. A price is {@code rate} plus {@code adj}. */
final class UrdbPrices {
    private static final int PRICE_DIGITS = 6;
    private static final int MILLI_DIGITS = 3;
    private static final BigDecimal ENDLESS = new BigDecimal("1e15");

    private final List<String> notes;

    UrdbPrices(List<String> notes) {
        this.notes = notes;
    }

    /** One price for each period of the schedule. */
    List<TieredPrice> read(String field, JsonNode structure, MonthHourSchedule schedule) {
        List<TieredPrice> prices = new ArrayList<>();
        for (int period : schedule.periods()) {
            String path = field + "[" + period + "]";
            List<Tier> tiers = tiers(path, structure.path(period));
            When when = schedule.when(period);
            prices.add(new TieredPrice("period " + period, tiers, when));
        }
        return prices;
    }

    /** A number as a price of at most six decimals; rounding is noted. */
    BigDecimal price(String path, JsonNode number) {
        if (!number.isNumber()) {
            throw new InvalidDocumentException(path, "is not a number");
        }
        BigDecimal exact = number.decimalValue();
        BigDecimal price = exact.setScale(PRICE_DIGITS, RoundingMode.HALF_UP);
        if (price.compareTo(exact) != 0) {
            notes.add(path + ": " + exact.toPlainString() + " has more than six decimals; rounded to "
                    + price.toPlainString());
        }
        return plain(price);
    }

    private List<Tier> tiers(String path, JsonNode period) {
        List<Tier> tiers = new ArrayList<>();
        for (int i = 0; i < period.size(); i++) {
            JsonNode tier = period.get(i);
            String at = path + "[" + i + "]";
            BigDecimal price = price(at + ".rate", tier.path("rate"));
            if (tier.has("adj")) {
                price = plain(price.add(price(at + ".adj", tier.path("adj"))));
            }
            boolean last = i == period.size() - 1;
            if (last
                    && tier.path("max").isNumber()
                    && tier.path("max").decimalValue().compareTo(ENDLESS) < 0) {
                notes.add(at + ".max is not taken over: the last tier has no end");
            }
            tiers.add(new Tier(last ? Optional.empty() : Optional.of(limit(at, tier)), price));
        }
        if (tiers.isEmpty()) {
            throw new InvalidDocumentException(path, "is missing");
        }
        return tiers;
    }

    private static long limit(String at, JsonNode tier) {
        BigDecimal max = tier.path("max").decimalValue();
        if (!tier.path("max").isNumber() || max.signum() <= 0 || max.compareTo(ENDLESS) >= 0) {
            throw new InvalidDocumentException(at + ".max", "is not the end of a tier");
        }
        return max.movePointRight(MILLI_DIGITS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static BigDecimal plain(BigDecimal price) {
        BigDecimal stripped = price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
