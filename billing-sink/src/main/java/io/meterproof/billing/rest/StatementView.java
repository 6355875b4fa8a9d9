package io.meterproof.billing.rest;

import io.meterproof.records.avro.Statement;
import io.meterproof.records.avro.StatementLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A statement of a service period. */
record StatementView(
        String from,
        String to,
        String firstSequence,
        String lastSequence,
        String currency,
        String opening,
        String closing,
        List<Line> lines) {
    /** The total of one place, end use and component. */
    record Line(String usagePoint, String endUse, String component, String name, String quantity, String amount) {
        static Line of(StatementLine line) {
            return new Line(
                    line.getUsagePoint(),
                    line.getEndUse(),
                    line.getComponent(),
                    Optional.ofNullable(line.getName()).orElse(""),
                    Figures.quantity(line.getQuantity()),
                    Figures.money(line.getAmount()));
        }
    }

    static StatementView of(Statement statement) {
        return new StatementView(
                Instant.ofEpochMilli(statement.getFrom()).toString(),
                Instant.ofEpochMilli(statement.getTo()).toString(),
                Long.toString(statement.getFirstSequence()),
                Long.toString(statement.getLastSequence()),
                statement.getCurrency(),
                Figures.money(statement.getOpening()),
                Figures.money(statement.getClosing()),
                statement.getLines().stream().map(Line::of).toList());
    }
}
