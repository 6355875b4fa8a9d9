package io.meterproof.quickstart.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.formats.block.ReadingTree;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.quickstart.fixture.CatalogueRegistry;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.avro.ReadingTask;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.key.EntryKey;
import io.meterproof.records.key.ReadingKey;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AccountRecordsTest {
    private static final int HOUR = 3_600;
    private static final Instant MOVED_OUT = Instant.ofEpochSecond(100 * HOUR);
    private static final byte[] MASTER = new byte[32];
    private static final CatalogueRegistry SCHEMAS = new CatalogueRegistry();
    private static final AvroWire<LedgerRecord> ENTRIES =
            new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, SCHEMAS);
    private static final AvroWire<VerifiedReading> READINGS =
            new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, SCHEMAS);

    private static final AvroWire<ReadingTask> TASKS =
            new AvroWire<>(Topics.READINGS_TASKS, ReadingTask.class, SCHEMAS);

    private final AccountRecords records = new AccountRecords(
            "a-1",
            List.of(new Agreement(
                    "ag-1",
                    "a-1",
                    "up-1",
                    ObisCode.ACTIVE_IMPORT,
                    "home",
                    "t-1",
                    new Effective(Instant.EPOCH, Optional.of(MOVED_OUT)))),
            new PrivacyKeys(
                    MASTER,
                    Map.of("account/a-1", wrapped("account/a-1"), "usage-point/up-1", wrapped("usage-point/up-1")),
                    SCHEMAS),
            SCHEMAS);

    @Test
    void entriesComeLastBecauseTheySayWhichReadingsAreTheAccounts() throws MalformedRecordException {
        entry("a-1", 1, 5);
        reading(5);

        assertThat(topics()).containsExactly(Topics.READINGS_VERIFIED, Topics.SETTLEMENT_LINES);
    }

    @Test
    void aReadingWithinTheContractIsTheAccountsThoughNothingRestsOnIt() throws MalformedRecordException {
        reading(5);
        reading(99);

        assertThat(records.found()).hasSize(2);
    }

    @Test
    void whatWasReadAfterTheContractStays() throws MalformedRecordException {
        reading(100);

        assertThat(records.found()).isEmpty();
    }

    @Test
    void whatAnEntryRestsOnIsTheAccountsWheneverItWasRead() throws MalformedRecordException {
        entry("a-1", 1, 100);
        reading(100);

        assertThat(records.found()).hasSize(2);
    }

    @Test
    void whatAnotherAccountsEntryRestsOnStays() throws MalformedRecordException {
        reading(99);
        citation("a-2", 7, 99);

        assertThat(records.found()).isEmpty();
    }

    @Test
    void anotherAccountThatWasErasedKeepsNothing() throws MalformedRecordException {
        reading(99);
        citation("a-2", 7, 99);
        records.erased(new EntryKey("a-2", 7).bytes());

        assertThat(records.found()).hasSize(1);
    }

    @Test
    void whatATombstoneTookBackIsNotFoundAgain() throws MalformedRecordException {
        entry("a-1", 1, 5);
        records.erased(new EntryKey("a-1", 1).bytes());

        assertThat(records.found()).isEmpty();
    }

    @Test
    void entriesOfOthersAreNotFound() throws MalformedRecordException {
        entry("a-2", 1, 5);

        assertThat(records.found()).isEmpty();
        assertThat(records.last()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aTaskAboutAReadingOfTheAccountGoesWithIt() throws MalformedRecordException {
        reading(99);
        task("about-99", 99);

        assertThat(records.tasks()).containsExactly(key("about-99"));
    }

    @Test
    void aTaskAboutWhatStaysStays() throws MalformedRecordException {
        reading(98);
        reading(99);
        citation("a-2", 7, 99);
        task("about-99", 99);
        task("about-97", 97);

        assertThat(records.tasks()).isEmpty();
    }

    @Test
    void aTaskThatATombstoneTookBackIsNotFoundAgain() throws MalformedRecordException {
        reading(99);
        task("about-99", 99);
        records.erased(key("about-99"));

        assertThat(records.tasks()).isEmpty();
    }

    private void task(String id, int hour) throws MalformedRecordException {
        ReadingTask task = new ReadingTask(
                id,
                "DONE",
                "spike/1",
                "questionable",
                Hash.ZERO.hex(),
                ObisCode.ACTIVE_IMPORT.toString(),
                "",
                (long) hour + 1,
                1L,
                0L,
                0L,
                "1 kWh is much",
                0L);
        records.task(key(id), TASKS.write(task));
    }

    private static byte[] key(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    private List<Topic> topics() {
        return records.found().stream().map(Holding::topic).toList();
    }

    @Test
    void anAccountThatMovedOutAndIsClosedMayBeProposed() throws MalformedRecordException {
        charge(1);
        close(2, MOVED_OUT);

        assertThat(records.reasonToKeep()).isEmpty();
    }

    @Test
    void whatNoStatementCoversIsBilledFirst() throws MalformedRecordException {
        close(1, MOVED_OUT);
        charge(2);

        assertThat(records.reasonToKeep()).contains("there is use or a charge that no statement covers yet");
    }

    @Test
    void aContractThatGoesOnAfterTheLastPeriodKeepsTheAccount() throws MalformedRecordException {
        charge(1);
        close(2, MOVED_OUT.minusSeconds(1));

        assertThat(records.reasonToKeep()).contains("contract ag-1 goes on after its last closed period");
    }

    private void charge(long sequence) throws MalformedRecordException {
        Line line = new Line(
                "reconnection",
                Optional.empty(),
                MOVED_OUT,
                MOVED_OUT,
                1_000,
                BigDecimal.ONE,
                1_000_000,
                Optional.empty());
        entry(new FeeEntry(header(sequence), Hash.ZERO, Hash.ZERO, List.of(line)));
    }

    private void close(long sequence, Instant to) throws MalformedRecordException {
        entry(new StatementEntry(header(sequence), Instant.EPOCH, to, 1, sequence - 1, 1, 1, Hash.ZERO, 0, 0));
    }

    private void entry(LedgerEntry entry) throws MalformedRecordException {
        records.entry(
                new EntryKey("a-1", entry.header().sequence()).bytes(), ENTRIES.write(LedgerRecords.toAvro(entry)));
    }

    private static EntryHeader header(long sequence) {
        return new EntryHeader("a-1", sequence, Hash.ZERO, MOVED_OUT, "EUR", 0);
    }

    private void entry(String account, long sequence, int hour) throws MalformedRecordException {
        records.entry(new EntryKey(account, sequence).bytes(), line(account, sequence, hour));
    }

    private void citation(String account, long sequence, int hour) throws MalformedRecordException {
        records.citation(new EntryKey(account, sequence).bytes(), line(account, sequence, hour));
    }

    private static byte[] line(String account, long sequence, int hour) {
        Usage usage = new Usage(
                account,
                "EUR",
                "up-1",
                "home",
                Hash.ZERO,
                Hash.ZERO,
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(Identities.block(signed(hour))),
                1,
                1,
                List.of());
        EntryHeader header = new EntryHeader(account, sequence, Hash.ZERO, MOVED_OUT, "EUR", 0);
        return ENTRIES.write(LedgerRecords.toAvro(new UsageEntry(header, usage, OptionalLong.empty())));
    }

    /** One hour at up-1. */
    private void reading(int hour) throws MalformedRecordException {
        byte[] signed = signed(hour);
        ReceivedBlock block = new ReceivedBlock(
                0,
                OriginClass.METER_SIGNED,
                true,
                "head-end",
                signed,
                new byte[64],
                ReadingsCodec.encode(readings()),
                Optional.empty());
        byte[] key = new ReadingKey(Channel.of(BlockCodec.decode(signed)).bytes(), Identities.block(signed), 0).bytes();
        records.reading(key, READINGS.write(VerifiedReadings.toAvro(block, "up-1", 0)));
    }

    private static byte[] signed(int hour) {
        return BlockCodec.encode(new Block(
                BlockKind.LIVE,
                SignatureAlgorithm.ED25519,
                Hash.ZERO,
                Hash.ZERO,
                ObisCode.ACTIVE_IMPORT,
                MeasurementUnit.KILOWATT_HOUR,
                ReadingMode.INTERVAL,
                hour + 1,
                (long) hour * HOUR,
                HOUR,
                1,
                0,
                Hash.ZERO,
                ReadingTree.root(readings())));
    }

    private static Readings readings() {
        return new Readings(new long[] {1}, new byte[1], new byte[32]);
    }

    private static byte[] wrapped(String holder) {
        PrivacyKeyHolder named = new PrivacyKeyHolder(holder);
        byte[] bytes =
                PrivacyKey.of(new byte[PrivacyKey.LENGTH]).wrap(MASTER, named, new byte[PrivacyKey.NONCE_LENGTH]);
        return new AvroWire<>(Topics.PRIVACY_KEYS, io.meterproof.records.avro.PrivacyKey.class, SCHEMAS)
                .write(new io.meterproof.records.avro.PrivacyKey(holder, ByteBuffer.wrap(bytes)));
    }
}
