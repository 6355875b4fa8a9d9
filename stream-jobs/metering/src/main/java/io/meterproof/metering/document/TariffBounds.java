package io.meterproof.metering.document;

import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.IdleCharge;
import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeCharge;
import io.meterproof.metering.rating.TimeOfUsePrice;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** How dear a tariff may be, so that no block's use and no month costs more than 64 bits hold. */
final class TariffBounds {
    /** What all charges for use may come to, per unit. */
    static final BigDecimal PER_UNIT = BigDecimal.valueOf(50_000);

    /** What a day, a month or an event may cost. */
    private static final BigDecimal FIXED = BigDecimal.valueOf(1_000_000_000);

    /** What an hour of a session may cost, which may last long. */
    private static final BigDecimal HOURLY = BigDecimal.valueOf(1_000_000);

    private static final int SECONDS_PER_DAY = 86_400;

    private TariffBounds() {}

    /** The price of a unit that is furthest from zero, whatever its sign; zero where nothing is charged for use. */
    static BigDecimal perUnit(TariffComponent component) {
        if (component instanceof EnergyCharge energy) {
            return energy.dearest();
        } else if (component instanceof TieredCharge tiered) {
            return largest(tiers(tiered.prices()));
        } else if (component instanceof DemandCharge demand) {
            return largest(tiers(demand.prices()));
        } else if (component instanceof DynamicCharge dynamic) {
            return dynamic.dearest();
        } else if (component instanceof NetBilling billing) {
            return largest(billing.prices().stream().map(TimeOfUsePrice::price));
        }
        return component instanceof NetMetering net ? net.residualPrice().abs() : BigDecimal.ZERO;
    }

    /** @throws InvalidDocumentException for a price that is not for use and is beyond bounds */
    static void checkFixed(TariffComponent component, Fields at) {
        if (component instanceof StandingCharge standing) {
            check("pricePerDay", standing.pricePerDay(), at);
        } else if (component instanceof MonthlyCharge monthly) {
            check("pricePerMonth", monthly.pricePerMonth(), at);
        } else if (component instanceof MinimumCharge minimum) {
            check("amount", minimum.amount(), at);
        } else if (component instanceof Fee fee) {
            check("price", fee.price(), at);
        } else if (component instanceof StartFee start) {
            check("price", start.price(), at);
        } else if (component instanceof TimeCharge time) {
            checkHourly(time.pricePerHour(), time.stepSeconds(), at);
        } else if (component instanceof IdleCharge idle) {
            checkHourly(idle.pricePerHour(), idle.stepSeconds(), at);
        }
    }

    private static void checkHourly(BigDecimal pricePerHour, int stepSeconds, Fields at) {
        at.check(pricePerHour.abs().compareTo(HOURLY) <= 0, "pricePerHour", "is beyond " + HOURLY);
        at.check(stepSeconds <= SECONDS_PER_DAY, "stepSeconds", "is longer than a day");
    }

    private static void check(String field, BigDecimal price, Fields at) {
        at.check(price.abs().compareTo(FIXED) <= 0, field, "is beyond " + FIXED);
    }

    private static Stream<BigDecimal> tiers(List<TieredPrice> prices) {
        return prices.stream().flatMap(price -> price.tiers().stream()).map(tier -> tier.price());
    }

    private static BigDecimal largest(Stream<BigDecimal> prices) {
        return prices.map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
    }
}
