package io.meterproof.metering.period;

import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines at published prices, one for each run of intervals under one price. An interval that spans two prices has none. */
final class DynamicLines {
    private static final int PRICE_DIGITS = 6;

    private final DynamicCharge charge;
    private final PriceSeries series;
    private final Intervals use;
    private final List<Line> lines = new ArrayList<>();
    private final List<Unpriced> unpriced = new ArrayList<>();

    private DynamicLines(DynamicCharge charge, PriceSeries series, Intervals use) {
        this.charge = charge;
        this.series = series;
        this.use = use;
    }

    static DynamicLines of(Part part, DynamicCharge charge) {
        PriceSeries series = part.use().series().getOrDefault(charge.series(), new PriceSeries(List.of()));
        DynamicLines dynamic = new DynamicLines(charge, series, part.use().imported());
        dynamic.rate();
        return dynamic;
    }

    List<Line> lines() {
        return lines;
    }

    List<Unpriced> unpriced() {
        return unpriced;
    }

    private void rate() {
        int run = 0;
        while (run < use.count()) {
            Optional<BigDecimal> price = price(run);
            long quantity = 0;
            int end = run;
            do {
                quantity = Math.addExact(quantity, use.quantity(end++));
            } while (end < use.count() && price(end).equals(price));
            add(price, quantity, Instant.ofEpochSecond(use.begin(run)), Instant.ofEpochSecond(use.begin(end)));
            run = end;
        }
    }

    private void add(Optional<BigDecimal> price, long quantity, Instant from, Instant to) {
        if (price.isEmpty()) {
            unpriced.add(new Unpriced(charge.id(), from, to, quantity));
        } else {
            long amount = Amounts.of(quantity, price.get());
            lines.add(new Line(
                    charge.id(),
                    Optional.of(charge.series()),
                    from,
                    to,
                    quantity,
                    price.get(),
                    amount,
                    Optional.empty()));
        }
    }

    private Optional<BigDecimal> price(int interval) {
        return series.at(use.begin(interval))
                .filter(point -> point.to().getEpochSecond() >= use.begin(interval + 1))
                .map(point -> point.price()
                        .multiply(charge.factor())
                        .add(charge.addition())
                        .setScale(PRICE_DIGITS, RoundingMode.HALF_UP));
    }
}
