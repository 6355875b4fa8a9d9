package io.meterproof.metering.document;

import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import java.util.List;

/**
 * The components that settlement books and every verifier of bills recomputes. A tariff with any other can be quoted but not
 * be in force, for else its use would be billed short.
 */
public final class BookedComponents {
    private BookedComponents() {}

    /** @throws InvalidDocumentException naming the first component that settlement does not book */
    public static void check(Tariff tariff) {
        List<TariffComponent> components = tariff.components();
        for (int i = 0; i < components.size(); i++) {
            TariffComponent component = components.get(i);
            if (!isBooked(component)) {
                throw new InvalidDocumentException(
                        "components[" + i + "]", "is quoted but not booked by settlement: " + component.id());
            }
        }
    }

    private static boolean isBooked(TariffComponent component) {
        return !(component instanceof Fee);
    }
}
