package io.meterproof.metering.ledger;

import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharges;
import io.meterproof.metering.rating.StandingTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a period's close: standing charges, then for each component the difference between its sum, rounded half
 * up to the minor unit, and its exact sum, over all entries that the statement will cover.
 */
final class PeriodCharges {
    private PeriodCharges() {}

    static List<Line> lines(AccountState state, PeriodClose close, List<StandingTerms> agreements) {
        List<Line> standing = StandingCharges.lines(agreements, close.from(), close.to());
        List<Line> lines = new ArrayList<>(standing);
        state.open().sumsWith(standing).forEach((component, exact) -> {
            long rounding = Math.subtractExact(Amounts.toMinorUnit(exact, state.currency()), exact);
            lines.add(rounding(component, close, rounding));
        });
        return lines;
    }

    private static Line rounding(String component, PeriodClose close, long amount) {
        return new Line(
                OpenPeriod.ROUNDING,
                Optional.of(component),
                close.from(),
                close.to(),
                0,
                BigDecimal.ZERO,
                amount,
                Optional.empty());
    }
}
