package io.meterproof.bundle.supersession;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.rating.Line;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The periods that the statements of a chain closed, in order. */
record ClosedPeriods(List<StatementEntry> statements) {
    static ClosedPeriods of(List<LedgerEntry> entries) {
        return new ClosedPeriods(entries.stream()
                .filter(StatementEntry.class::isInstance)
                .map(StatementEntry.class::cast)
                .toList());
    }

    /** The number of the period in which a line's time begins; what is before the first counts with it. */
    Optional<Integer> of(Line line) {
        OptionalInt found = IntStream.range(0, statements.size())
                .filter(i -> line.from().isBefore(statements.get(i).to()))
                .findFirst();
        return found.isPresent() ? Optional.of(found.getAsInt()) : Optional.empty();
    }
}
