package io.meterproof.metering.document;

import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import java.util.List;

/**
 * The components that settlement books and every verifier of bills recomputes: energy by days and hours, as it is read,
 * and standing charges at a period's close. A tariff with any other can be quoted but not be in force, for else its use
 * would be billed short.
 */
final class BookedComponents {
    private BookedComponents() {}

    /** @throws InvalidDocumentException naming the first component that settlement does not book */
    static void check(Tariff tariff) {
        if (!tariff.holidays().isEmpty()) {
            throw new InvalidDocumentException("holidays", "are quoted but not booked by settlement");
        }
        List<TariffComponent> components = tariff.components();
        for (int i = 0; i < components.size(); i++) {
            TariffComponent component = components.get(i);
            if (!(component instanceof StandingCharge)
                    && !(component instanceof EnergyCharge energy && isByDaysAndHours(energy))) {
                throw new InvalidDocumentException(
                        "components[" + i + "]", "is quoted but not booked by settlement: " + component.id());
            }
        }
    }

    private static boolean isByDaysAndHours(EnergyCharge energy) {
        List<When> prices = energy.whens();
        return prices.get(prices.size() - 1).isAlways()
                && prices.stream()
                        .allMatch(price -> price.windows().size() <= 1
                                && price.windows().stream().allMatch(BookedComponents::isByDaysAndHours));
    }

    private static boolean isByDaysAndHours(TimeWindow window) {
        return window.seasons().isEmpty() && !window.holidays();
    }
}
