package io.meterproof.quickstart.conformance.tariffs;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.period.BillingCycle;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.MinimumCharge.Span;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.NetBilling.CarryOver;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.tariff.MonthHourSchedule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rate of a case (SAM names, {@code ur_*}) as our tariff. Their year begins on a Monday and has no clock change: 2018
 * in UTC.
 */
final class NrelTariff {
    static final BillingCycle YEAR =
            new BillingCycle(Instant.parse("2018-01-01T00:00:00Z"), Instant.parse("2019-01-01T00:00:00Z"));

    private static final int NET_METERING = 0;
    private static final int NET_METERING_MONEY = 1;
    private static final int BUY_COLUMN = 4;
    private static final int SELL_COLUMN = 5;

    private final JsonNode inputs;
    private final List<TariffComponent> components = new ArrayList<>();

    private NrelTariff(JsonNode inputs) {
        this.inputs = inputs;
    }

    static Tariff withoutSystem(JsonNode inputs) {
        NrelTariff made = new NrelTariff(inputs);
        made.charges();
        return made.tariff();
    }

    static Tariff withSystem(JsonNode inputs) {
        NrelTariff made = new NrelTariff(inputs);
        made.charges();
        made.credit();
        return made.tariff();
    }

    /** The metering option in words. */
    static String metering(JsonNode inputs) {
        return switch (inputs.path("ur_metering_option").asInt()) {
            case NET_METERING ->
                "net metering; ours rolls units over within their time of use and pays what is left at the year's end, theirs has rules of its own";
            case NET_METERING_MONEY -> "net metering, money rolls over; ours credits at the buy price";
            case 2 ->
                "net billing, paid; we read whole Wh a step, which rounds off what the system itself uses at night";
            case 3 ->
                "net billing, money rolls over to the next bill; we read whole Wh a step, our minimum counts credits among charges, and what is left is paid or lost in the cycle of the credit month itself";
            default ->
                "everything bought, everything sold; we read whole Wh a step, which rounds off what the system itself uses at night";
        };
    }

    private Tariff tariff() {
        return new Tariff("nrel", "USD", ZoneOffset.UTC, YEAR.from(), Optional.empty(), "half-up", components);
    }

    private void charges() {
        NrelRows rows = new NrelRows(inputs.path("ur_ec_tou_mat"));
        MonthHourSchedule schedule = schedule("ur_ec");
        components.add(new TieredCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                Allocation.BLENDED,
                rows.basis(),
                rows.prices(schedule, BUY_COLUMN)));
        if (inputs.path("ur_dc_enable").asInt() == 1) {
            demand("demand", new NrelRows(inputs.path("ur_dc_tou_mat")).prices(schedule("ur_dc"), 3));
            List<Integer> months = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            demand(
                    "flat-demand",
                    new NrelRows(inputs.path("ur_dc_flat_mat")).prices(MonthHourSchedule.ofMonths(months), 3));
        }
        components.add(new MonthlyCharge("fixed", amount("ur_monthly_fixed_charge")));
        minimum("ur_monthly_min_charge", Span.MONTH);
        minimum("ur_annual_min_charge", Span.YEAR);
    }

    /** Without a minimum a bill may be below zero. */
    private void minimum(String field, Span span) {
        if (amount(field).signum() != 0) {
            components.add(new MinimumCharge(field, amount(field), span, List.of()));
        }
    }

    /** Their demand is that of a step of the profile, which divides an hour. */
    private void demand(String id, List<TieredPrice> prices) {
        int window = inputs.path("load").path("n").asText().contains("* 4") ? 15 : 60;
        components.add(new DemandCharge(id, window, Assessment.MONTHLY, prices, Optional.empty()));
    }

    private void credit() {
        int option = inputs.path("ur_metering_option").asInt();
        if (option == NET_METERING) {
            Month expires = Month.of(inputs.path("ur_nm_credit_month").asInt(11) + 1);
            components.add(new NetMetering("net-metering", "energy", expires, amount("ur_nm_yearend_sell_rate")));
            return;
        }
        int column = option == NET_METERING_MONEY ? BUY_COLUMN : SELL_COLUMN;
        List<TimeOfUsePrice> prices = new NrelRows(inputs.path("ur_ec_tou_mat"))
                .prices(schedule("ur_ec"), column).stream()
                        .map(price -> new TimeOfUsePrice(
                                price.name(), price.tiers().get(0).price(), price.when()))
                        .toList();
        boolean carries = option == NET_METERING_MONEY || option == 3;
        boolean expires = inputs.path("ur_nb_credit_expire").asInt() == 1;
        Month ends = Month.of(inputs.path("ur_nm_credit_month").asInt(11) + 1);
        components.add(new NetBilling(
                "net-billing",
                MeasurementUnit.KILOWATT_HOUR,
                prices,
                carries ? Optional.of(new CarryOver(ends, expires)) : Optional.empty()));
    }

    private MonthHourSchedule schedule(String prefix) {
        return new MonthHourSchedule(
                rows(inputs.path(prefix + "_sched_weekday")), rows(inputs.path(prefix + "_sched_weekend")));
    }

    private static List<List<Integer>> rows(JsonNode schedule) {
        List<List<Integer>> rows = new ArrayList<>();
        for (JsonNode month : schedule) {
            List<Integer> hours = new ArrayList<>();
            month.forEach(period -> hours.add(period.intValue()));
            rows.add(hours);
        }
        return rows;
    }

    private BigDecimal amount(String field) {
        return inputs.path(field).decimalValue();
    }
}
