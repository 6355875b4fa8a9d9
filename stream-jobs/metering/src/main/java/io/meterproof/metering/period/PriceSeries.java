package io.meterproof.metering.period;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Published prices per unit, each for a span of time. Where there is none, nothing is priced. */
public final class PriceSeries {
    private final TreeMap<Long, Point> points = new TreeMap<>();

    /**
     * Prices in any order.
     *
     * @throws IllegalArgumentException where two overlap
     */
    public PriceSeries(Collection<Point> prices) {
        for (Point price : prices) {
            Map.Entry<Long, Point> next = points.ceilingEntry(price.from().getEpochSecond());
            if (at(price.from()).isPresent()
                    || (next != null && next.getValue().from().isBefore(price.to()))) {
                throw new IllegalArgumentException("two prices of one series hold at " + price.from());
            }
            points.put(price.from().getEpochSecond(), price);
        }
    }

    /** The price that holds at an instant. */
    public Optional<Point> at(Instant instant) {
        return at(instant.getEpochSecond());
    }

    Optional<Point> at(long second) {
        Map.Entry<Long, Point> found = points.floorEntry(second);
        return found != null && found.getValue().to().getEpochSecond() > second
                ? Optional.of(found.getValue())
                : Optional.empty();
    }

    /** A price in [from, to). */
    public record Point(Instant from, Instant to, BigDecimal price) {}
}
