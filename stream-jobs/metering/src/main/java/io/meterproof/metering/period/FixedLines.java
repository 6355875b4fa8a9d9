package io.meterproof.metering.period;

import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines that do not depend on use. */
final class FixedLines {
    private static final long ONE = 1000;

    private FixedLines() {}

    /** The local days that begin in the part. */
    static List<Line> standing(Part part, StandingCharge charge) {
        long days = part.days();
        return days == 0
                ? List.of()
                : List.of(
                        part.line(charge.id(), Optional.empty(), Math.multiplyExact(days, ONE), charge.pricePerDay()));
    }

    /** One line for each event, at its instant. */
    static List<Line> fees(Part part, Fee fee) {
        List<Line> lines = new ArrayList<>();
        for (FeeEvent event : part.use().fees()) {
            if (event.fee().equals(fee.id())) {
                lines.add(FeeRating.line(fee, event));
            }
        }
        return lines;
    }
}
