package io.meterproof.quickstart.conformance.energinet;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.period.BillingCycle;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.FeeEvent;
import io.meterproof.metering.period.PeriodRating;
import io.meterproof.metering.period.PeriodUse;
import io.meterproof.metering.period.PriceSeries;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.quickstart.conformance.energinet.ResultRow.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A charge of the DataHub as our tariff. A tariff's price is given for each hour or day and holds for no other: a dynamic
 * charge. A fee's is that of its day. A subscription's price per month holds until the next, and is divided by the days
 * of the calculation's period, rounded to six decimals: a fee for every day.
 */
record ChargePrices(Scenario scenario, Charge charge, Kind kind) {
    private static final String ID = "charge";
    private static final int PRICE_DIGITS = 6;
    private static final int ONE = 1000;

    /** The price that holds for an hour or a day. */
    Optional<BigDecimal> price(Span span) {
        NavigableMap<Instant, BigDecimal> known = scenario.prices().getOrDefault(charge, new TreeMap<>());
        if (kind != Kind.SUBSCRIPTION) {
            return Optional.ofNullable(known.get(span.from()));
        }
        int days = scenario.days().size() - 1;
        return Optional.ofNullable(known.floorEntry(span.from()))
                .map(entry -> entry.getValue().divide(BigDecimal.valueOf(days), PRICE_DIGITS, RoundingMode.HALF_UP));
    }

    /** What our engine makes of a quantity, milli-units; nothing where it finds no price. */
    Optional<BigDecimal> amount(Span span, long quantity) {
        boolean energy = kind == Kind.HOURLY_TARIFF || kind == Kind.DAILY_TARIFF;
        if (!energy && price(span).isEmpty()) {
            return Optional.empty();
        }
        RatedPeriod rated = PeriodRating.rate(
                List.of(tariff(span)),
                new BillingCycle(span.from(), span.to()),
                use(span, quantity, energy),
                Carried.NOTHING);
        return rated.unpriced().isEmpty()
                ? Optional.of(BigDecimal.valueOf(rated.total(), PRICE_DIGITS))
                : Optional.empty();
    }

    private Tariff tariff(Span span) {
        TariffComponent component = price(span).isPresent() && (kind == Kind.SUBSCRIPTION || kind == Kind.FEE)
                ? new Fee(ID, price(span).get())
                : new DynamicCharge(ID, MeasurementUnit.KILOWATT_HOUR, ID, BigDecimal.ONE, BigDecimal.ZERO);
        return new Tariff(
                charge.code(), "DKK", Scenario.ZONE, span.from(), Optional.empty(), "half-up", List.of(component));
    }

    private PeriodUse use(Span span, long quantity, boolean energy) {
        int length = Math.toIntExact(Duration.between(span.from(), span.to()).toSeconds());
        Intervals used = new Intervals(new long[] {quantity}, 0, 1, span.from().getEpochSecond(), length);
        List<PriceSeries.Point> points = price(span).stream()
                .map(price -> new PriceSeries.Point(span.from(), span.to(), price))
                .toList();
        return new PeriodUse(
                span.from(),
                span.to(),
                MeasurementUnit.KILOWATT_HOUR,
                Quantities.of(used),
                Quantities.NONE,
                Map.of(ID, new PriceSeries(points)),
                energy ? List.of() : List.of(new FeeEvent(ID, span.from(), Math.toIntExact(quantity / ONE))));
    }
}
