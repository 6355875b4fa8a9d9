package io.meterproof.billing.archive;

import io.meterproof.billing.store.AccountRow;
import io.meterproof.billing.store.AlertRow;
import io.meterproof.billing.store.BalanceRow;
import io.meterproof.billing.store.EntryRow;
import io.meterproof.billing.store.ErasedAlertRow;
import io.meterproof.billing.store.ErasedEntryRow;
import io.meterproof.billing.store.StatementRow;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Balance;
import io.meterproof.records.avro.CreditAlert;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.avro.Statement;
import io.meterproof.records.key.AlertKey;
import io.meterproof.records.key.EntryKey;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Files what is kept by account. */
final class LedgerFilings {
    private final AvroWire<LedgerRecord> entries;
    private final AvroWire<Statement> statements;
    private final AvroWire<Balance> balances;
    private final AvroWire<CreditAlert> alerts;

    LedgerFilings(SchemaRegistry registry) {
        entries = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
        statements = new AvroWire<>(Topics.STATEMENTS, Statement.class, registry);
        balances = new AvroWire<>(Topics.BALANCES, Balance.class, registry);
        alerts = new AvroWire<>(Topics.ALERTS, CreditAlert.class, registry);
    }

    Filed entry(ConsumerRecord<byte[], byte[]> record) throws MalformedRecordException {
        if (record.value() == null) {
            EntryKey erased = EntryKey.parse(record.key());
            return Filed.of(new ErasedEntryRow(erased.account(), erased.sequence()));
        }
        LedgerRecord entry = entries.read(record.value());
        Instant booked = Instant.ofEpochMilli(entry.getBooked());
        EntryRow row = new EntryRow(entry.getAccount(), entry.getSequence(), entry.getType(), record.value());
        AccountRow account = new AccountRow(
                entry.getAccount(), entry.getSequence(), entry.getCurrency(), entry.getBalance(), booked);
        return new Filed(List.of(row, account), counts(entry));
    }

    private static Map<String, Long> counts(LedgerRecord entry) {
        Map<String, Long> counts = new HashMap<>();
        counts.put(Counts.ENTRIES, 1L);
        counts.put(Counts.entries(entry.getType()), 1L);
        counts.put(Counts.LINES, (long) entry.getLines().size());
        if (entry.getRebills() != null) {
            counts.put(Counts.REBILLS, 1L);
        }
        return counts;
    }

    Filed statement(ConsumerRecord<byte[], byte[]> record) throws MalformedRecordException {
        Statement statement = statements.read(record.value());
        return new Filed(
                List.of(new StatementRow(statement.getAccount(), statement.getLastSequence(), record.value())),
                Map.of(Counts.STATEMENTS, 1L));
    }

    Filed balance(ConsumerRecord<byte[], byte[]> record) throws MalformedRecordException {
        Balance balance = balances.read(record.value());
        return Filed.of(new BalanceRow(balance.getAccount(), record.offset() + 1, record.value()));
    }

    Filed alert(ConsumerRecord<byte[], byte[]> record) throws MalformedRecordException {
        if (record.value() == null) {
            AlertKey erased = AlertKey.parse(record.key());
            return Filed.of(new ErasedAlertRow(
                    erased.account(), erased.raised(), erased.id().hex()));
        }
        CreditAlert alert = alerts.read(record.value());
        return Filed.of(new AlertRow(
                alert.getAccount(),
                Instant.ofEpochMilli(alert.getRaised()),
                alert.getId(),
                record.offset() + 1,
                record.value()));
    }
}
