package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeOfUsePrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The JSON of a component's prices, flat and in tiers, each with its times. */
final class PriceJson {
    private static final int MILLI_DIGITS = 3;

    private PriceJson() {}

    /** Flat prices, no two of one name. */
    static List<TimeOfUsePrice> readFlat(Fields fields) {
        return read(fields, (name, price) -> new TimeOfUsePrice(name, price.price("price"), WhenJson.read(price)));
    }

    /** Prices in tiers, no two of one name. */
    static List<TieredPrice> readTiered(Fields fields) {
        return read(fields, (name, price) -> new TieredPrice(name, readTiers(price), WhenJson.read(price)));
    }

    static void writeFlat(ObjectNode object, List<TimeOfUsePrice> prices) {
        ArrayNode array = object.putArray("prices");
        for (TimeOfUsePrice price : prices) {
            WhenJson.write(
                    array.addObject()
                            .put("name", price.name())
                            .put("price", price.price().toPlainString()),
                    price.when());
        }
    }

    static void writeTiered(ObjectNode object, List<TieredPrice> prices) {
        ArrayNode array = object.putArray("prices");
        for (TieredPrice price : prices) {
            ObjectNode written = array.addObject().put("name", price.name());
            ArrayNode tiers = written.putArray("tiers");
            for (Tier tier : price.tiers()) {
                ObjectNode one = tiers.addObject().put("price", tier.price().toPlainString());
                tier.upTo().ifPresent(limit -> one.put("upTo", threshold(limit)));
            }
            WhenJson.write(written, price.when());
        }
    }

    private static <T> List<T> read(Fields fields, BiFunction<String, Fields, T> reader) {
        List<T> prices = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Fields price : fields.objects("prices")) {
            String name = price.name("name");
            price.check(names.add(name), "name", "stands twice in this component: " + name);
            prices.add(reader.apply(name, price));
            price.done();
        }
        fields.check(!prices.isEmpty(), "prices", "is empty");
        return prices;
    }

    private static List<Tier> readTiers(Fields price) {
        List<Tier> tiers = new ArrayList<>();
        List<Fields> objects = price.objects("tiers");
        price.check(!objects.isEmpty(), "tiers", "is empty");
        long before = 0;
        for (int i = 0; i < objects.size(); i++) {
            Fields tier = objects.get(i);
            boolean last = i == objects.size() - 1;
            tier.check(tier.has("upTo") != last, "upTo", last ? "ends the last tier, which has no end" : "is missing");
            Optional<Long> upTo = tier.optional("upTo", field -> readThreshold(tier, field));
            tier.check(last || upTo.orElse(0L) > before, "upTo", "is not above the tier before");
            before = upTo.orElse(before);
            tiers.add(new Tier(upTo, tier.price("price")));
            tier.done();
        }
        return tiers;
    }

    static long readThreshold(Fields tier, String field) {
        BigDecimal threshold = tier.price(field);
        tier.check(threshold.scale() <= MILLI_DIGITS, field, "has more than three decimals");
        tier.check(
                threshold
                        .toPlainString()
                        .equals(threshold(threshold.movePointRight(MILLI_DIGITS).longValueExact())),
                field,
                "has zeros at its end");
        return threshold.movePointRight(MILLI_DIGITS).longValueExact();
    }

    static String threshold(long milli) {
        BigDecimal whole = BigDecimal.valueOf(milli, MILLI_DIGITS).stripTrailingZeros();
        return whole.scale() < 0 ? whole.setScale(0).toPlainString() : whole.toPlainString();
    }
}
