package io.meterproof.quickstart.conformance.tariffs;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.period.BillingCycle;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.Carried.Peak;
import io.meterproof.metering.period.PeriodRating;
import io.meterproof.metering.period.PeriodUse;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Tariff;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A bill of eeco's: each charge is a tariff of one component, and their span of days the billing cycle. What was used or
 * demanded earlier in the cycle is given to the engine, and its cost taken off.
 *
 * @param test has the load, and what was before
 */
record EecoBill(LocalDate start, int stepSeconds, JsonNode test) {
    /** Prices have up to seven decimals, so money is counted in thousandths. */
    private static final int MONEY_DIGITS = 9;

    private static final long DAY_SECONDS = 86_400;
    private static final BigDecimal MILLI = BigDecimal.valueOf(1000);

    BigDecimal cost(
            Map<String, List<BigDecimal>> charges, List<String> utilities, List<String> types, BigDecimal scale) {
        BigDecimal cost = BigDecimal.ZERO;
        for (EecoCharge charge : EecoCharge.of(charges)) {
            if ((utilities.isEmpty() || utilities.contains(charge.utility()))
                    && (types.isEmpty() || types.contains(charge.type()))) {
                boolean scales = charge.type().equals("demand") && charge.days() > 1;
                BigDecimal one = cost(charge);
                cost = cost.add(scales ? one.multiply(scale) : one);
            }
        }
        return cost;
    }

    private BigDecimal cost(EecoCharge charge) {
        Tariff tariff = new EecoTariff(charge, start, stepSeconds).tariff();
        return switch (charge.type()) {
            case "demand" -> demand(tariff, charge);
            case "energy" -> rate(tariff, use(quantities(charge, "imports"), earlier(charge)), Carried.NOTHING);
            case "export" -> rate(tariff, exported(quantities(charge, "exports")), Carried.NOTHING);
            default -> rate(tariff, use(new long[0], 0), Carried.NOTHING);
        };
    }

    private BigDecimal demand(Tariff tariff, EecoCharge charge) {
        List<Peak> before = new ArrayList<>();
        BigDecimal costBefore = BigDecimal.ZERO;
        for (BigDecimal limit : charge.tiers().keySet()) {
            JsonNode known = test.path("prev_demand_dict").path(charge.key() + "_" + limit.toPlainString());
            BigDecimal demand = known.path("demand").decimalValue();
            costBefore = costBefore.add(known.path("cost").decimalValue());
            before.add(new Peak(
                    EecoTariff.COMPONENT,
                    EecoTariff.FIRST_PRICE,
                    cycle(0).from(),
                    demand.multiply(MILLI).setScale(0, RoundingMode.HALF_UP).longValueExact()));
        }
        Carried carried = new Carried(before, List.of(), Map.of());
        BigDecimal whole = rate(tariff, use(quantities(charge, "imports"), 0), carried);
        return whole.subtract(costBefore).max(BigDecimal.ZERO);
    }

    /** A load that is to be decomposed is import where it is above zero and export below. */
    private long[] quantities(EecoCharge charge, String direction) {
        long[] quantities =
                EecoLoads.quantities(test.path("consumption_data_dict").path(charge.utility()), direction, stepSeconds);
        if (test.path("decomposition_type").asText().equals("absolute_value")) {
            long sign = direction.equals("exports") ? -1 : 1;
            return Arrays.stream(quantities)
                    .map(quantity -> Math.max(0, sign * quantity))
                    .toArray();
        }
        return quantities;
    }

    private long earlier(EecoCharge charge) {
        String key = charge.key() + "_" + charge.tiers().firstKey().toPlainString();
        return test.path("prev_consumption_dict")
                .path(key)
                .decimalValue()
                .multiply(MILLI)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** What was used earlier stands in a step before the first, at no price of the charge. */
    private PeriodUse use(long[] quantities, long earlier) {
        long[] all = new long[quantities.length + 1];
        all[0] = earlier;
        System.arraycopy(quantities, 0, all, 1, quantities.length);
        Intervals imported = new Intervals(all, 0, all.length, begin() - stepSeconds, stepSeconds);
        BillingCycle cycle = cycle(quantities.length);
        return PeriodUse.of(cycle.from(), cycle.to(), MeasurementUnit.KILOWATT_HOUR, imported);
    }

    private PeriodUse exported(long[] quantities) {
        Intervals exported = new Intervals(quantities, 0, quantities.length, begin(), stepSeconds);
        BillingCycle cycle = cycle(quantities.length);
        return PeriodUse.of(cycle.from(), cycle.to(), MeasurementUnit.KILOWATT_HOUR, exported.slice(0, 0), exported);
    }

    private BigDecimal rate(Tariff tariff, PeriodUse use, Carried carried) {
        long amount = PeriodRating.rate(List.of(tariff), new BillingCycle(use.from(), use.to()), use, carried)
                .total();
        return BigDecimal.valueOf(amount, MONEY_DIGITS);
    }

    /** The load's days, and the day before them for what was earlier. */
    private BillingCycle cycle(int steps) {
        long to = begin() + Math.max(DAY_SECONDS, (long) steps * stepSeconds);
        return new BillingCycle(Instant.ofEpochSecond(begin() - DAY_SECONDS), Instant.ofEpochSecond(to));
    }

    private long begin() {
        return start.toEpochDay() * DAY_SECONDS;
    }
}
