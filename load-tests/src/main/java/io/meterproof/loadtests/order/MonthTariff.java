package io.meterproof.loadtests.order;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.DemandCharge.Ratchet;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.Limit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of tariffs that months are on. */
enum MonthTariff {
    /** Charged as it is read, and by days. */
    FLAT {
        @Override
        List<TariffComponent> components(BigDecimal price) {
            return List.of(energy(price), STANDING);
        }
    },
    /** Tiers that fill up in the order of use, and tax. */
    TIERED {
        @Override
        List<TariffComponent> components(BigDecimal price) {
            TieredPrice tiers = new TieredPrice(
                    "use",
                    List.of(new Tier(Optional.of(300_000L), price), Tier.open(price.add(BigDecimal.ONE))),
                    When.ALWAYS);
            return List.of(
                    new TieredCharge(
                            "energy",
                            MeasurementUnit.KILOWATT_HOUR,
                            Allocation.IN_ORDER_OF_USE,
                            Basis.MONTH,
                            List.of(tiers)),
                    STANDING,
                    VAT);
        }
    },
    /** Demand with a ratchet, a monthly price, a minimum, a levy and tax. */
    DEMAND {
        @Override
        List<TariffComponent> components(BigDecimal price) {
            return List.of(
                    energy(price),
                    new DemandCharge(
                            "demand",
                            60,
                            Assessment.MONTHLY,
                            List.of(new TieredPrice("all", List.of(Tier.open(BigDecimal.TEN)), When.ALWAYS)),
                            Optional.of(new Ratchet(BigDecimal.valueOf(80), 11))),
                    new MonthlyCharge("network", new BigDecimal("4.333333")),
                    new MinimumCharge("least", BigDecimal.valueOf(150), MinimumCharge.Span.MONTH, List.of()),
                    new Levy("levy", new BigDecimal("2.25"), List.of("energy")),
                    VAT);
        }
    },
    /** Charged as it is read, under rules of the account. */
    RULED {
        @Override
        List<TariffComponent> components(BigDecimal price) {
            return List.of(energy(price), STANDING);
        }

        @Override
        List<AccountRule> rules() {
            TimeWindow days = new TimeWindow(
                    List.of(), Set.of(), false, Optional.of(new DailyWindow(LocalTime.of(6, 0), LocalTime.of(22, 0))));
            return List.of(
                    rule("by day", new Limit.OfHours(When.of(days))),
                    rule("15 kWh a day", new Limit.OfAmount(15_000, Limit.Span.DAY)),
                    rule("400 kWh a month", new Limit.OfAmount(400_000, Limit.Span.MONTH)));
        }
    },
    /** Published prices, some of them late or corrected, and tax. */
    DYNAMIC {
        @Override
        List<TariffComponent> components(BigDecimal price) {
            return List.of(
                    new DynamicCharge("spot", MeasurementUnit.KILOWATT_HOUR, SERIES, BigDecimal.ONE, price),
                    STANDING,
                    VAT);
        }
    };

    static final String SERIES = "order/spot";

    private static final StandingCharge STANDING = new StandingCharge("standing", new BigDecimal("0.35"));
    private static final Vat VAT = new Vat("vat", "S", BigDecimal.valueOf(19), List.of());

    /** @param price of a unit, or what is added to that */
    abstract List<TariffComponent> components(BigDecimal price);

    /** What the account permits. */
    List<AccountRule> rules() {
        return List.of();
    }

    private static AccountRule rule(String name, Limit limit) {
        return new AccountRule(name, Instant.EPOCH, Optional.empty(), limit);
    }

    private static EnergyCharge energy(BigDecimal price) {
        return new EnergyCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                List.of(new TimeOfUsePrice("always", price, Set.of(), Optional.empty())));
    }
}
