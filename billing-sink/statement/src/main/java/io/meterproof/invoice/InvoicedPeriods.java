package io.meterproof.invoice;

import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.statement.LineContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In which statement's documents a line is: of the statement that covers its entry, or, where the tariff charges by cycles, and
 * so taxes at a close, of the first from there on whose period reaches beyond the line's begin.
 */
final class InvoicedPeriods {
    private final LineContext context;
    private final List<StatementEntry> statements = new ArrayList<>();

    InvoicedPeriods(LineContext context) {
        this.context = context;
    }

    void add(StatementEntry statement) {
        statements.add(statement);
    }

    /**
     * The statement that invoices a line; empty while none does.
     *
     * @param sequence of the entry that charged it, which a statement covers
     */
    Optional<StatementEntry> of(long sequence, LedgerEntry entry, Line line) {
        boolean waits = waitsForItsCycle(entry, line);
        return statements.stream()
                .filter(statement -> statement.lastSequence() >= sequence)
                .filter(statement -> !waits || statement.to().isAfter(line.from()))
                .findFirst();
    }

    private boolean waitsForItsCycle(LedgerEntry entry, Line line) {
        return !(entry instanceof CycleChargesEntry || entry instanceof PeriodChargesEntry || context.isOfFee(entry))
                && context.tariff(entry, line).filter(Tariff::needsPeriod).isPresent();
    }
}
