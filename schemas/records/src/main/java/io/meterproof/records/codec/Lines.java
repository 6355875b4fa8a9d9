package io.meterproof.records.codec;

import io.meterproof.metering.rating.Line;
import io.meterproof.records.avro.LedgerLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link LedgerLine} ↔ {@link Line}. */
final class Lines {
    private Lines() {}

    static List<LedgerLine> toAvro(List<Line> lines) {
        return lines.stream().map(Lines::toAvro).toList();
    }

    static List<Line> toPure(List<LedgerLine> lines) {
        return lines.stream().map(Lines::toPure).toList();
    }

    private static LedgerLine toAvro(Line line) {
        return new LedgerLine(
                line.component(),
                line.name().orElse(null),
                line.from().toEpochMilli(),
                line.to().toEpochMilli(),
                line.quantity(),
                line.price().toPlainString(),
                line.amount(),
                line.agreement().map(Hashes::buffer).orElse(null));
    }

    private static Line toPure(LedgerLine line) {
        return new Line(
                line.getComponent(),
                Optional.ofNullable(line.getName()),
                Instant.ofEpochMilli(line.getFrom()),
                Instant.ofEpochMilli(line.getTo()),
                line.getQuantity(),
                new BigDecimal(line.getPrice()),
                line.getAmount(),
                Hashes.optional(line.getAgreement()));
    }
}
