package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.prepayment.AlertJson;
import io.meterproof.metering.prepayment.BalanceSnapshot;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Balance;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.codec.CreditAlerts;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.key.AlertKey;
import io.meterproof.records.key.EntryKey;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** What an account's bookkeeping publishes. */
final class AccountFacts {
    private final AvroWire<LedgerRecord> lines;
    private final AvroWire<Balance> balances;
    private final AvroWire<io.meterproof.records.avro.CreditAlert> alerts;
    private final Leaves leaves;

    AccountFacts(SchemaRegistry registry, Shards shards) {
        this.lines = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
        this.balances = new AvroWire<>(Topics.BALANCES, Balance.class, registry);
        this.alerts = new AvroWire<>(Topics.ALERTS, io.meterproof.records.avro.CreditAlert.class, registry);
        this.leaves = new Leaves(shards);
    }

    Message entry(LedgerStep step) {
        EntryHeader header = step.entry().header();
        byte[] value = lines.write(LedgerRecords.toAvro(step.entry()));
        byte[] key = new EntryKey(header.account(), header.sequence()).bytes();
        return Message.to(MessageKind.LINES, "", key, value);
    }

    Message leaf(LedgerStep step) {
        String holder =
                PrivacyKeyHolder.account(step.entry().header().account()).name();
        return leaves.of(holder, step.logEntry());
    }

    /** Of a statement: that it is the account's newest. It follows the entry's leaf. */
    Optional<Message> pointer(LedgerStep step) {
        String holder =
                PrivacyKeyHolder.account(step.entry().header().account()).name();
        return step.pointer().map(pointer -> leaves.of(holder, pointer));
    }

    /** Of an erasure: that some leaves cannot be opened any more. */
    Message leaf(BelievedDocument erasure) {
        String holder = PrivacyKeyHolder.account(erasure.document().subject()).name();
        return leaves.of(holder, LogEntry.erasure(erasure.json()));
    }

    Message balance(BalanceSnapshot balance) {
        Balance record = new Balance(
                balance.account(),
                balance.currency(),
                balance.sequence(),
                balance.balance(),
                balance.accrued(),
                balance.asOf().toEpochMilli(),
                balance.emptyAt().map(Instant::toEpochMilli).orElse(null));
        return Message.to(MessageKind.BALANCE, "", key(balance.account()), balances.write(record));
    }

    Message alert(CreditAlert alert) {
        AlertKey key = new AlertKey(alert.account(), alert.raised(), Hash.parseHex(alert.id()));
        return Message.to(MessageKind.ALERT, "", key.bytes(), alerts.write(CreditAlerts.toAvro(alert)));
    }

    /** Of an alert: that the account was warned. */
    Message leaf(CreditAlert alert, PrivacyKey key) {
        String holder = PrivacyKeyHolder.account(alert.account()).name();
        return leaves.of(holder, LogEntry.commit(key, AlertJson.payload(alert)));
    }

    private static byte[] key(String account) {
        return account.getBytes(StandardCharsets.UTF_8);
    }
}
