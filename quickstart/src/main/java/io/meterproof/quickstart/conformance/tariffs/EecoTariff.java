package io.meterproof.quickstart.conformance.tariffs;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.Season;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A charge of eeco's as our tariff: steps with the same prices are the windows of one price. Their tiers fill in the order
 * of use. Prices are in thousandths of their currency.
 */
record EecoTariff(EecoCharge charge, LocalDate start, int stepSeconds) {
    static final String COMPONENT = "charge";
    static final String FIRST_PRICE = "price 1";

    private static final int MONEY_DIGITS = 3;
    private static final int MILLI_DIGITS = 3;
    private static final int MINUTE = 60;

    Tariff tariff() {
        return new Tariff(
                "eeco",
                "USD",
                ZoneOffset.UTC,
                Instant.EPOCH.minusSeconds(86_400),
                Optional.empty(),
                "half-up",
                List.of(component()));
    }

    private TariffComponent component() {
        return switch (charge.type()) {
            case "customer" -> new MonthlyCharge(COMPONENT, money(charge.at(0).get(0)));
            case "demand" ->
                new DemandCharge(COMPONENT, stepSeconds / MINUTE, Assessment.MONTHLY, prices(), Optional.empty());
            case "export" ->
                new NetBilling(
                        COMPONENT,
                        MeasurementUnit.KILOWATT_HOUR,
                        prices().stream()
                                .map(price -> new TimeOfUsePrice(
                                        price.name(), price.tiers().get(0).price(), price.when()))
                                .toList(),
                        Optional.empty());
            case "energy" ->
                new TieredCharge(
                        COMPONENT, MeasurementUnit.KILOWATT_HOUR, Allocation.IN_ORDER_OF_USE, Basis.MONTH, prices());
            default -> throw new IllegalArgumentException("a charge of type " + charge.type() + " is not known");
        };
    }

    /** One price for each combination of tier prices that is not zero. */
    private List<TieredPrice> prices() {
        Map<List<BigDecimal>, List<TimeWindow>> windows = new LinkedHashMap<>();
        for (int from = 0, to; from < charge.steps(); from = to) {
            List<BigDecimal> prices = charge.at(from);
            for (to = from + 1;
                    to < charge.steps() && onDayOf(from, to) && charge.at(to).equals(prices); ) {
                to++;
            }
            if (prices.stream().anyMatch(price -> price.signum() != 0)) {
                windows.computeIfAbsent(prices, unused -> new ArrayList<>()).add(window(from, to));
            }
        }
        List<TieredPrice> prices = new ArrayList<>();
        windows.forEach((values, times) ->
                prices.add(new TieredPrice("price " + (prices.size() + 1), tiers(values), new When(times))));
        return prices;
    }

    private List<Tier> tiers(List<BigDecimal> values) {
        List<BigDecimal> limits = List.copyOf(charge.tiers().keySet());
        List<Tier> tiers = new ArrayList<>();
        if (limits.get(0).signum() > 0) {
            tiers.add(new Tier(Optional.of(milli(limits.get(0))), BigDecimal.ZERO));
        }
        for (int i = 0; i < limits.size(); i++) {
            Optional<Long> upTo = i + 1 < limits.size() ? Optional.of(milli(limits.get(i + 1))) : Optional.empty();
            tiers.add(new Tier(upTo, money(values.get(i))));
        }
        return tiers;
    }

    private boolean onDayOf(int from, int to) {
        return begin(from).toLocalDate().equals(begin(to).toLocalDate());
    }

    private TimeWindow window(int from, int to) {
        MonthDay day = MonthDay.from(begin(from));
        LocalTime begin = begin(from).toLocalTime();
        LocalTime end = begin(to).toLocalTime();
        return new TimeWindow(
                List.of(new Season(day, day)),
                Set.of(),
                false,
                begin.equals(end) ? Optional.empty() : Optional.of(new DailyWindow(begin, end)));
    }

    private LocalDateTime begin(int step) {
        return start.atStartOfDay().plusSeconds((long) step * stepSeconds);
    }

    private static BigDecimal money(BigDecimal price) {
        return price.movePointRight(MONEY_DIGITS);
    }

    private static long milli(BigDecimal limit) {
        return limit.movePointRight(MILLI_DIGITS).longValueExact();
    }
}
