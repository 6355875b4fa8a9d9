package io.meterproof.statement;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.period.BillingCycle;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.IdleCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeCharge;
import java.util.Optional;

/**
 * A line with the version of a tariff that priced it.
 *
 * @param tariff empty for what no tariff prices, such as rounding
 */
public record PricedLine(Optional<Tariff> tariff, Line line) {
    public static final String KILOWATTS = "kW";
    /** Of demand that is charged for a part of a month, at a price per day. */
    public static final String KILOWATT_DAYS = "kW d";

    public static final String HOURS = "h";
    public static final String MONTHS = "month";
    private static final String NONE = "";

    /** What it is a line of; empty where the version has no such component, as of credit that an earlier one left. */
    public Optional<TariffComponent> component() {
        return tariff.flatMap(version -> component(version, line.component()));
    }

    /** Whether it is no charge, but money that goes from bill to bill. */
    public boolean isCarried() {
        return line.name().filter(NetBilling::isCarrying).isPresent()
                && component().map(NetBilling.class::isInstance).orElse(true);
    }

    /**
     * The unit of its quantity; empty where it has none: of shares, minimums and events.
     *
     * @param ofUse in what the use is measured that it is about; empty where it is about none
     */
    public String unit(String ofUse) {
        return isCarried() ? NONE : component().map(each -> unit(each, ofUse)).orElse(ofUse);
    }

    private String unit(TariffComponent component, String ofUse) {
        if (component instanceof StandingCharge) {
            return Use.DAYS;
        } else if (component instanceof MonthlyCharge) {
            return isOfWholeMonth() ? MONTHS : Use.DAYS;
        } else if (component instanceof DemandCharge demand) {
            return demand.assessment() == Assessment.DAILY || isOfWholeMonth() ? KILOWATTS : KILOWATT_DAYS;
        } else if (component instanceof TimeCharge || component instanceof IdleCharge) {
            return HOURS;
        } else if (component instanceof BackBilling) {
            return ofUse;
        } else if (component instanceof NetMetering net) {
            return tariff.flatMap(version -> component(version, net.charge()))
                    .map(PricedLine::unitOfUse)
                    .orElse(ofUse);
        }
        return unitOfUse(component);
    }

    private static String unitOfUse(TariffComponent component) {
        return Rating.unitOf(component).map(MeasurementUnit::symbol).orElse(NONE);
    }

    private boolean isOfWholeMonth() {
        BillingCycle line = new BillingCycle(this.line.from(), this.line.to());
        return tariff.map(version -> BillingCycle.of(version.zone(), line.from()))
                .filter(line::equals)
                .isPresent();
    }

    private static Optional<TariffComponent> component(Tariff tariff, String id) {
        return tariff.components().stream()
                .filter(component -> component.id().equals(id))
                .findFirst();
    }
}
