package io.meterproof.billing.topology;

import io.meterproof.billing.statement.Charge;
import io.meterproof.billing.statement.ChargeKey;
import io.meterproof.billing.statement.Charges;
import io.meterproof.billing.statement.ClosedStatement;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.records.avro.Statement;
import io.meterproof.records.avro.StatementLine;
import io.meterproof.records.avro.StatementUse;
import java.util.ArrayList;
import java.util.List;

/** {@link ClosedStatement} → {@link Statement}. */
final class Statements {
    private Statements() {}

    static Statement toAvro(ClosedStatement closed) {
        StatementEntry entry = closed.entry();
        List<StatementLine> lines = new ArrayList<>();
        closed.charges().byKey().forEach((key, charge) -> lines.add(line(key, charge)));
        return new Statement(
                entry.header().account(),
                entry.from().toEpochMilli(),
                entry.to().toEpochMilli(),
                entry.firstSequence(),
                entry.lastSequence(),
                entry.opening(),
                entry.closing(),
                entry.header().currency(),
                lines,
                used(closed.charges()));
    }

    private static List<StatementUse> used(Charges charges) {
        List<StatementUse> used = new ArrayList<>();
        charges.used()
                .forEach((metered, quantity) -> used.add(new StatementUse(
                        metered.use().usagePoint(),
                        metered.use().endUse(),
                        metered.use().unit(),
                        metered.origin(),
                        metered.simulated(),
                        quantity,
                        metered.subMeter().isEmpty() ? null : metered.subMeter(),
                        metered.exported())));
        return used;
    }

    private static StatementLine line(ChargeKey key, Charge charge) {
        return new StatementLine(
                key.use().usagePoint(),
                key.use().endUse(),
                key.component(),
                key.name().orElse(null),
                charge.quantity(),
                charge.amount(),
                key.exported());
    }
}
