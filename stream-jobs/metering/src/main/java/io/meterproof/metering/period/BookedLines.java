package io.meterproof.metering.period;

import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.TariffComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was booked as it was read and is no energy charge: part of the base of shares and minimums, however readings were cut. */
final class BookedLines {
    private BookedLines() {}

    /** Use at published prices: one line for each price. */
    static List<Line> dynamic(Part part, DynamicCharge charge, List<Line> booked) {
        Map<BigDecimal, Long> quantities = new TreeMap<>();
        for (Line line : booked) {
            if (line.component().equals(charge.id())) {
                quantities.merge(line.price(), line.quantity(), Math::addExact);
            }
        }
        return quantities.entrySet().stream()
                .map(price -> line(part, charge, price.getValue(), price.getKey()))
                .toList();
    }

    /** What sessions cost besides their energy: a session is one entry, however it came. */
    static List<Line> ofSessions(TariffComponent component, List<Line> booked) {
        return booked.stream()
                .filter(line -> line.component().equals(component.id()))
                .toList();
    }

    private static Line line(Part part, DynamicCharge charge, long quantity, BigDecimal price) {
        return new Line(
                charge.id(),
                Optional.of(charge.series()),
                part.use().from(),
                part.use().to(),
                quantity,
                price,
                Amounts.of(quantity, price),
                Optional.empty());
    }
}
