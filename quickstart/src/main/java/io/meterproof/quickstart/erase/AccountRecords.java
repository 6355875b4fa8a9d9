package io.meterproof.quickstart.erase;

import io.meterproof.bundle.Citations;
import io.meterproof.formats.block.Block;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerEntryJson;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.prepayment.AlertJson;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.avro.ReadingTask;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.CreditAlerts;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.key.RecordKey;
import io.meterproof.records.key.RecordKeys;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what the log commits to of an account: its entries, its alerts, and the blocks that were read where and while it was
 * responsible, or that its entries rest on. What another account's entries rest on stays. What a tombstone took back is forgotten,
 * whether the broker has removed it already or not.
 */
final class AccountRecords {
    private final String account;
    private final List<Contract> contracts;
    private final PrivacyKeys keys;
    private final AvroWire<LedgerRecord> entries;
    private final AvroWire<io.meterproof.records.avro.CreditAlert> alerts;
    private final AvroWire<VerifiedReading> readings;
    private final AvroWire<ReadingTask> questionable;
    private final Map<ByteBuffer, Holding> found = new LinkedHashMap<>();
    private final Map<Hash, List<ByteBuffer>> blocks = new HashMap<>();
    private final Map<ByteBuffer, Set<Hash>> citedByOthers = new HashMap<>();
    private final Set<Hash> cited = new HashSet<>();
    private final Map<ByteBuffer, Block> measured = new HashMap<>();
    private final Map<ByteBuffer, ReadingTask> tasks = new LinkedHashMap<>();
    private Instant last = Instant.EPOCH;
    private Instant closed = Instant.MAX;
    private int unbilled;

    /** @param contracts in force, of all accounts */
    AccountRecords(String account, List<Contract> contracts, PrivacyKeys keys, SchemaRegistry registry) {
        this.account = account;
        this.contracts = contracts.stream()
                .filter(contract -> contract.account().equals(account))
                .toList();
        this.keys = keys;
        entries = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
        alerts = new AvroWire<>(Topics.ALERTS, io.meterproof.records.avro.CreditAlert.class, registry);
        readings = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, registry);
        questionable = new AvroWire<>(Topics.READINGS_TASKS, ReadingTask.class, registry);
    }

    void alert(byte[] key, byte[] value) throws MalformedRecordException {
        CreditAlert alert = CreditAlerts.toPure(alerts.read(value));
        if (alert.account().equals(account)) {
            keep(Topics.ALERTS, key, AlertJson.payload(alert));
        }
    }

    void entry(byte[] key, byte[] value) throws MalformedRecordException {
        LedgerEntry entry = LedgerRecords.toPure(entries.read(value));
        if (entry.header().account().equals(account)) {
            cited.addAll(Citations.blocks(List.of(entry)));
            last = last.isBefore(entry.header().booked()) ? entry.header().booked() : last;
            close(entry);
            byte[] json = LedgerEntryJson.encode(entry);
            keep(
                    Topics.SETTLEMENT_LINES,
                    key,
                    Payload.ledgerEntry(account, entry.header().sequence(), json));
        }
    }

    private void close(LedgerEntry entry) {
        unbilled += entry.lines().size();
        if (entry instanceof StatementEntry statement) {
            closed = statement.to();
            unbilled = 0;
        }
    }

    /** After the entries. */
    void reading(byte[] key, byte[] value) throws MalformedRecordException {
        VerifiedReading reading = readings.read(value);
        AcceptedReading content = VerifiedReadings.content(reading);
        if (cited.contains(content.digest()) || isResponsible(reading, content.block())) {
            keep(Topics.READINGS_VERIFIED, key, VerifiedReadings.holder(reading), VerifiedReadings.payload(reading));
            blocks.computeIfAbsent(content.digest(), none -> new ArrayList<>()).add(ByteBuffer.wrap(key));
            measured.put(ByteBuffer.wrap(key), content.block());
        }
    }

    /** After the readings: a task tells in words what some of them say. */
    void task(byte[] key, byte[] value) throws MalformedRecordException {
        ReadingTask task = questionable.read(value);
        if (measured.values().stream().anyMatch(block -> isAbout(task, block))) {
            tasks.put(ByteBuffer.wrap(key), task);
        }
    }

    /** After the readings: whether somebody else's entry rests on one of them. */
    void citation(byte[] key, byte[] value) throws MalformedRecordException {
        LedgerEntry entry = LedgerRecords.toPure(entries.read(value));
        if (!entry.header().account().equals(account)) {
            Set<Hash> shared = new HashSet<>(Citations.blocks(List.of(entry)));
            shared.retainAll(blocks.keySet());
            if (!shared.isEmpty()) {
                citedByOthers.put(ByteBuffer.wrap(key), shared);
            }
        }
    }

    /** What had this key. */
    void erased(byte[] key) {
        found.remove(ByteBuffer.wrap(key));
        tasks.remove(ByteBuffer.wrap(key));
        citedByOthers.remove(ByteBuffer.wrap(key));
    }

    /** What was found, the entries last: they say which readings are the account's. */
    List<Holding> found() {
        Map<ByteBuffer, Holding> own = new LinkedHashMap<>(found);
        citedByOthers
                .values()
                .forEach(shared -> shared.forEach(block -> own.keySet().removeAll(blocks.get(block))));
        return own.values().stream()
                .sorted(Comparator.comparing(holding -> holding.topic().equals(Topics.SETTLEMENT_LINES)))
                .toList();
    }

    /** The keys of the tasks about the readings that were found. */
    List<byte[]> tasks() {
        List<Block> own = found().stream()
                .filter(holding -> holding.topic().equals(Topics.READINGS_VERIFIED))
                .map(holding -> measured.get(ByteBuffer.wrap(holding.key().bytes())))
                .toList();
        return tasks.entrySet().stream()
                .filter(each -> own.stream().anyMatch(block -> isAbout(each.getValue(), block)))
                .map(each -> each.getKey().array())
                .toList();
    }

    private static boolean isAbout(ReadingTask task, Block block) {
        return task.getMeter().equals(block.meter().hex())
                && task.getObis().equals(block.obis().toString())
                && task.getFirstSequence() < block.nextSequence()
                && task.getFirstSequence() + task.getCount() > block.firstSequence();
    }

    /**
     * Why settlement would keep the account, as far as its newest entries and its contracts tell; empty where they do not.
     * Earlier entries may be erased already.
     */
    Optional<String> reasonToKeep() {
        if (unbilled > 0) {
            return Optional.of("there is use or a charge that no statement covers yet");
        }
        return contracts.stream()
                .filter(contract -> contract.effective()
                        .to()
                        .filter(to -> !to.isAfter(closed))
                        .isEmpty())
                .findFirst()
                .map(contract -> "contract " + contract.id() + " goes on after its last closed period");
    }

    /** When its newest entry was booked; 1970 without one. */
    Instant last() {
        return last;
    }

    private boolean isResponsible(VerifiedReading reading, Block block) {
        PrivacyKeyHolder holder = VerifiedReadings.holder(reading);
        return contracts.stream()
                .filter(contract -> holder(contract).equals(holder))
                .filter(contract ->
                        contract.onlyReadingType().map(block.obis()::equals).orElse(true))
                .anyMatch(contract -> contract.effective().from().getEpochSecond() <= block.start()
                        && contract.effective()
                                .to()
                                .filter(to -> to.getEpochSecond() >= block.end())
                                .isPresent());
    }

    private static PrivacyKeyHolder holder(Contract contract) {
        return contract instanceof Agreement agreement
                ? PrivacyKeyHolder.usagePoint(agreement.usagePoint())
                : PrivacyKeyHolder.token(((Authorisation) contract).token());
    }

    private void keep(Topic topic, byte[] key, Payload payload) throws MalformedRecordException {
        keep(topic, key, PrivacyKeyHolder.account(account), payload);
    }

    private void keep(Topic topic, byte[] key, PrivacyKeyHolder holder, Payload payload)
            throws MalformedRecordException {
        RecordKey parsed = RecordKeys.parse(topic.name(), key).orElseThrow();
        keys.leaf(holder, payload).ifPresent(leaf -> found.put(ByteBuffer.wrap(key), new Holding(topic, parsed, leaf)));
    }
}
