package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerEntryJson;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.prepayment.AlertJson;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.CreditAlert;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.CreditAlerts;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every accepted block and every ledger entry, whose privacy key still exists, has its entry in the log, and the other way round. The leaves are read after the
 * rest: what is committed together is there by then. An alert leaves at once, and its entry with what raised it: of one that an
 * attempt told before it failed there is none.
 */
final class ContentCheck {
    private final LogTopics topics;
    private final SchemaRegistry registry;
    private final byte[] masterKey;
    private final LeafCheck leafCheck;
    private final Progress progress;
    private final AvroWire<VerifiedReading> readings;
    private final AvroWire<LedgerRecord> entries;
    private final AvroWire<CreditAlert> alerts;
    private long committed;
    private long withoutKey;
    private long takenBack;

    ContentCheck(LogTopics topics, SchemaRegistry registry, byte[] masterKey, LeafCheck leafCheck, Progress progress) {
        this.leafCheck = leafCheck;
        this.topics = topics;
        this.registry = registry;
        this.masterKey = masterKey.clone();
        this.progress = progress;
        this.readings = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, registry);
        this.entries = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
        this.alerts = new AvroWire<>(Topics.ALERTS, CreditAlert.class, registry);
    }

    /**
     * What was found right.
     *
     * @param committed blocks, ledger entries and alerts whose log entry is there
     * @param withoutKey those whose privacy key has been destroyed, or has not come yet
     * @param takenBack alerts that were told by an attempt that failed
     * @param erased leaves that an erasure names
     */
    record Counts(long committed, long withoutKey, long takenBack, long erased) {}

    /** @param leaves in all shards; each is an entry of somebody */
    Counts check(long leaves) {
        for (Groups.Group group : Groups.of(leaves)) {
            PrivacyKeys keys = PrivacyKeys.read(topics, registry, masterKey, group);
            Map<Hash, Position> expected = new LinkedHashMap<>();
            each(Topics.READINGS_VERIFIED, record -> expect(record, reading(record), group, keys, expected));
            each(Topics.SETTLEMENT_LINES, record -> expect(record, entry(record), group, keys, expected));
            Map<Hash, Position> warned = new LinkedHashMap<>();
            each(Topics.ALERTS, record -> expect(record, alert(record), group, keys, warned));
            Set<Hash> found = new HashSet<>();
            leafCheck.each(leaf -> find(leaf, expected, warned, found));
            expected.keySet().removeAll(found);
            expected.values().stream().findFirst().ifPresent(missing -> {
                throw new DifferenceException(missing, "its entry is not in the log");
            });
            warned.keySet().removeAll(found);
            takenBack += warned.size();
        }
        return new Counts(committed - takenBack, withoutKey, takenBack, leafCheck.check());
    }

    private void find(LeafCheck.Leaf leaf, Map<Hash, Position> expected, Map<Hash, Position> warned, Set<Hash> found) {
        Hash said = said(leaf.record());
        if (expected.containsKey(said) || warned.containsKey(said)) {
            found.add(said);
            leafCheck.open(leaf);
        }
        progress.moved(1);
    }

    private record Committed(PrivacyKeyHolder holder, Payload payload, Optional<String> statementOf) {
        Committed(PrivacyKeyHolder holder, Payload payload) {
            this(holder, payload, Optional.empty());
        }

        StatementPointer pointer(PrivacyKey key, String account) {
            return new StatementPointer(
                    StatementPointer.tag(key, account),
                    LogEntry.commit(key, payload).leafHash());
        }
    }

    private void expect(
            LogRecord record, Committed content, Groups.Group group, PrivacyKeys keys, Map<Hash, Position> expected) {
        if (!group.has(content.holder)) {
            return;
        }
        Optional<PrivacyKey> key = keys.of(content.holder);
        if (key.isPresent()) {
            Hash commitment = LogEntry.commit(key.get(), content.payload).commitment();
            committed += expected.put(commitment, record.position()) == null ? 1 : 0;
            content.statementOf.ifPresent(
                    account -> expected.put(content.pointer(key.get(), account).leafHash(), record.position()));
        } else {
            withoutKey++;
            leafCheck.unreadable(content.holder, keys);
        }
    }

    private Committed reading(LogRecord record) {
        try {
            VerifiedReading reading = readings.read(record.value());
            return new Committed(VerifiedReadings.holder(reading), VerifiedReadings.payload(reading));
        } catch (MalformedRecordException e) {
            throw new DifferenceException(record.position(), e.getMessage(), e);
        }
    }

    private Committed entry(LogRecord record) {
        try {
            LedgerRecord entry = entries.read(record.value());
            LedgerEntry pure = LedgerRecords.toPure(entry);
            byte[] json = LedgerEntryJson.encode(pure);
            return new Committed(
                    PrivacyKeyHolder.account(entry.getAccount()),
                    Payload.ledgerEntry(entry.getAccount(), entry.getSequence(), json),
                    pure instanceof StatementEntry ? Optional.of(entry.getAccount()) : Optional.empty());
        } catch (MalformedRecordException e) {
            throw new DifferenceException(record.position(), e.getMessage(), e);
        }
    }

    private Committed alert(LogRecord record) {
        try {
            CreditAlert alert = alerts.read(record.value());
            return new Committed(
                    PrivacyKeyHolder.account(alert.getAccount()), AlertJson.payload(CreditAlerts.toPure(alert)));
        } catch (MalformedRecordException | IllegalArgumentException e) {
            throw new DifferenceException(record.position(), e.getMessage(), e);
        }
    }

    /** What a leaf commits to, or the hash of the pointer that it is. */
    static Hash said(LogRecord leaf) {
        return StatementPointer.parse(leaf.value())
                .map(StatementPointer::leafHash)
                .orElseGet(() -> Hash.of(leaf.value(), 2, Hash.LENGTH));
    }

    private void each(Topic topic, Consumer<LogRecord> action) {
        for (int partition = 0; partition < topics.partitions(topic); partition++) {
            try (RecordStream records = topics.open(topic, partition)) {
                for (Optional<LogRecord> next = records.next(); next.isPresent(); next = records.next()) {
                    if (next.get().value() == null) {
                        leafCheck.tombstone(topic, next.get());
                    } else {
                        action.accept(next.get());
                    }
                    progress.moved(1);
                }
            }
        }
    }
}
