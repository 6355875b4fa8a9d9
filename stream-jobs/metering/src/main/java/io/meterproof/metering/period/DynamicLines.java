package io.meterproof.metering.period;

import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.DynamicCharge;
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
    private final List<Line> lines = new ArrayList<>();
    private final List<Unpriced> unpriced = new ArrayList<>();
    private Run run;

    private DynamicLines(DynamicCharge charge, PriceSeries series) {
        this.charge = charge;
        this.series = series;
    }

    static DynamicLines of(Part part, DynamicCharge charge) {
        PriceSeries series = part.use().series().getOrDefault(charge.series(), new PriceSeries(List.of()));
        DynamicLines dynamic = new DynamicLines(charge, series);
        part.use().imported().each(dynamic::add);
        dynamic.end();
        return dynamic;
    }

    List<Line> lines() {
        return lines;
    }

    List<Unpriced> unpriced() {
        return unpriced;
    }

    /** Consecutive intervals under one price, or without any. */
    private record Run(Optional<BigDecimal> price, long from, long to, long quantity) {}

    private void add(long begin, long end, long quantity) {
        Optional<BigDecimal> price = price(begin, end);
        if (run != null && run.to() == begin && run.price().equals(price)) {
            run = new Run(price, run.from(), end, Math.addExact(run.quantity(), quantity));
        } else {
            end();
            run = new Run(price, begin, end, quantity);
        }
    }

    private void end() {
        if (run == null) {
            return;
        }
        Instant from = Instant.ofEpochSecond(run.from());
        Instant to = Instant.ofEpochSecond(run.to());
        if (run.price().isEmpty()) {
            unpriced.add(new Unpriced(charge.id(), from, to, run.quantity()));
        } else {
            BigDecimal price = run.price().get();
            long amount = Amounts.of(run.quantity(), price);
            lines.add(new Line(
                    charge.id(),
                    Optional.of(charge.series()),
                    from,
                    to,
                    run.quantity(),
                    price,
                    amount,
                    Optional.empty()));
        }
    }

    private Optional<BigDecimal> price(long begin, long end) {
        return series.at(begin)
                .filter(point -> point.to().getEpochSecond() >= end)
                .map(point -> point.price()
                        .multiply(charge.factor())
                        .add(charge.addition())
                        .setScale(PRICE_DIGITS, RoundingMode.HALF_UP));
    }
}
