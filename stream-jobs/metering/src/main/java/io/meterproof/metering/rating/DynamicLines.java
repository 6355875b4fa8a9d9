package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines at published prices, one for each run of intervals under one price; what has none is told apart. */
public final class DynamicLines {
    private final DynamicCharge charge;
    private final SeriesPrices published;
    private final List<Line> lines = new ArrayList<>();
    private final List<Run> unpriced = new ArrayList<>();
    private Run run;

    private DynamicLines(DynamicCharge charge, SeriesPrices published) {
        this.charge = charge;
        this.published = published;
    }

    /**
     * Rates what was used.
     *
     * @throws ArithmeticException when a sum or an amount passes 64 bits
     */
    public static DynamicLines of(DynamicCharge charge, Quantities used, SeriesPrices published) {
        DynamicLines dynamic = new DynamicLines(charge, published);
        used.each(dynamic::add);
        dynamic.end();
        return dynamic;
    }

    public List<Line> lines() {
        return lines;
    }

    /** The runs that no published price covers. */
    public List<Run> unpriced() {
        return unpriced;
    }

    /** Consecutive intervals under one price, or without any: UTC seconds and milli-units. */
    public record Run(Optional<BigDecimal> price, long from, long to, long quantity) {}

    private void add(long begin, long end, long quantity) {
        Optional<BigDecimal> price = charge.priceOf(published, begin, end);
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
        if (run.price().isEmpty()) {
            unpriced.add(run);
        } else {
            BigDecimal price = run.price().get();
            lines.add(new Line(
                    charge.id(),
                    Optional.of(charge.series()),
                    Instant.ofEpochSecond(run.from()),
                    Instant.ofEpochSecond(run.to()),
                    run.quantity(),
                    price,
                    Amounts.of(run.quantity(), price),
                    Optional.empty()));
        }
    }
}
