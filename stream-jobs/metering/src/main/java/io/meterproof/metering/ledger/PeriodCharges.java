package io.meterproof.metering.ledger;

import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharges;
import io.meterproof.metering.rating.StandingTerms;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a period's close: standing charges, what it credits of late deductions, then for each component the difference between
 * its sum, rounded half up to the minor unit, and its exact sum, over all entries that the statement will cover.
 */
final class PeriodCharges {
    private PeriodCharges() {}

    static List<Line> lines(AccountState state, PeriodClose close, List<StandingTerms> agreements, List<Line> credits) {
        List<Line> lines = new ArrayList<>(StandingCharges.lines(agreements, close.from(), close.to()));
        lines.addAll(credits);
        lines.addAll(
                Rounding.lines(state.open().sumsWith(List.copyOf(lines)), state.currency(), close.from(), close.to()));
        return lines;
    }
}
