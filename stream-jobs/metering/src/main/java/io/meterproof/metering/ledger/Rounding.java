package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Rounds to the minor unit once for each component and statement, half up, as lines of their own. */
public final class Rounding {
    public static final String COMPONENT = "rounding";

    private Rounding() {}

    /**
     * The rounding lines of a statement; none for a component whose sum is whole.
     *
     * @param sums exact micro-units by component; a sum of earlier rounding is left alone
     */
    public static List<Line> lines(SortedMap<String, Long> sums, String currency, Instant from, Instant to) {
        List<Line> lines = new ArrayList<>();
        sums.forEach((component, exact) -> {
            long difference = Amounts.toMinorUnit(exact, currency) - exact;
            if (difference != 0 && !component.equals(COMPONENT)) {
                lines.add(new Line(
                        COMPONENT, Optional.of(component), from, to, 0, BigDecimal.ZERO, difference, Optional.empty()));
            }
        });
        return lines;
    }
}
