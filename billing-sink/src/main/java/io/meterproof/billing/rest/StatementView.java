package io.meterproof.billing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meterproof.records.avro.Statement;
import io.meterproof.records.avro.StatementLine;
import io.meterproof.records.avro.StatementUse;
import io.meterproof.statement.Figures;
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
        List<Line> lines,
        List<Used> used) {
    /**
     * The total of one place, end use, direction and component.
     *
     * @param direction {@code export} of use that was fed in; empty of what was taken, and of what is for no use
     */
    record Line(
            String usagePoint,
            String endUse,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String direction,
            String component,
            String name,
            String quantity,
            String amount) {
        static Line of(StatementLine line) {
            return new Line(
                    line.getUsagePoint(),
                    line.getEndUse(),
                    BillView.direction(line.getExported()),
                    line.getComponent(),
                    Optional.ofNullable(line.getName()).orElse(""),
                    Figures.quantity(line.getQuantity()),
                    Figures.money(line.getAmount()));
        }
    }

    /**
     * What was used at one place for one end use.
     *
     * @param direction {@code export} of what was fed in; empty of what was taken
     * @param origin who vouches for it: an origin class, or {@code ESTIMATED}
     * @param subMeter the usage point whose use is deducted; empty for what the usage point's own meters counted
     */
    record Used(
            String usagePoint,
            String endUse,
            String unit,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String direction,
            String origin,
            boolean simulated,
            String quantity,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String subMeter) {
        static Used of(StatementUse use) {
            return new Used(
                    use.getUsagePoint(),
                    use.getEndUse(),
                    use.getUnit(),
                    BillView.direction(use.getExported()),
                    use.getOrigin(),
                    use.getSimulated(),
                    Figures.quantity(use.getQuantity()),
                    Optional.ofNullable(use.getSubMeter()).orElse(""));
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
                statement.getLines().stream().map(Line::of).toList(),
                statement.getUsed().stream().map(Used::of).toList());
    }
}
