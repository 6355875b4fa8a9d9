package io.meterproof.quickstart.erase;

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

/** What is found of an account whose customer moved out of usage point up-1 at hour 100, as the topics have it. */
final class MovedOutAccount {
    private static final int HOUR = 3_600;
    static final Instant MOVED_OUT = Instant.ofEpochSecond(100 * HOUR);
    private static final byte[] MASTER = new byte[32];
    private static final CatalogueRegistry SCHEMAS = new CatalogueRegistry();
    private static final AvroWire<LedgerRecord> ENTRIES =
            new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, SCHEMAS);
    private static final AvroWire<VerifiedReading> READINGS =
            new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, SCHEMAS);

    private static final AvroWire<ReadingTask> TASKS =
            new AvroWire<>(Topics.READINGS_TASKS, ReadingTask.class, SCHEMAS);

    final AccountRecords records = new AccountRecords(
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

    void task(String id, int hour) throws MalformedRecordException {
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

    static byte[] key(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /** A fee of the account. */
    void charge(long sequence) throws MalformedRecordException {
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

    /** The account's statement up to an instant. */
    void close(long sequence, Instant to) throws MalformedRecordException {
        entry(new StatementEntry(header(sequence), Instant.EPOCH, to, 1, sequence - 1, 1, 1, Hash.ZERO, 0, 0));
    }

    private void entry(LedgerEntry entry) throws MalformedRecordException {
        records.entry(
                new EntryKey("a-1", entry.header().sequence()).bytes(), ENTRIES.write(LedgerRecords.toAvro(entry)));
    }

    private static EntryHeader header(long sequence) {
        return new EntryHeader("a-1", sequence, Hash.ZERO, MOVED_OUT, "EUR", 0);
    }

    /** What an account was billed for one hour. */
    void entry(String account, long sequence, int hour) throws MalformedRecordException {
        records.entry(new EntryKey(account, sequence).bytes(), line(account, sequence, hour));
    }

    /** The same, as an account's entry that may keep the hour's reading. */
    void citation(String account, long sequence, int hour) throws MalformedRecordException {
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
    void reading(int hour) throws MalformedRecordException {
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
