package io.meterproof.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.billing.fixture.CatalogueRegistry;
import io.meterproof.billing.fixture.Chain;
import io.meterproof.billing.fixture.InMemoryArchive;
import io.meterproof.billing.store.AccountRow;
import io.meterproof.billing.store.ArchiveWriter;
import io.meterproof.billing.store.EntryRow;
import io.meterproof.billing.store.ErasedAccountRow;
import io.meterproof.billing.store.ErasedAlertRow;
import io.meterproof.billing.store.ErasedBlockRow;
import io.meterproof.billing.store.ErasedEntryRow;
import io.meterproof.billing.store.ProgressRow;
import io.meterproof.billing.store.Row;
import io.meterproof.billing.store.UnreadableRow;
import io.meterproof.formats.block.Channel;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.key.AlertKey;
import io.meterproof.records.key.EntryKey;
import io.meterproof.records.key.ReadingKey;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class ArchiveLoopTest {
    private static final TopicPartition LINES = new TopicPartition(Topics.SETTLEMENT_LINES.name(), 0);
    private static final ArchiveObserver NOBODY = new ArchiveObserver() {
        @Override
        public void consumed(TopicPartition partition, int records) {}

        @Override
        public void lag(TopicPartition partition, long records) {}
    };

    private static final TrustedSigners SIGNERS =
            new TrustedSigners(Path.of("none"), ProviderVerifier.of(CryptoProviders.bouncyCastle()));
    private final CatalogueRegistry registry = new CatalogueRegistry();
    private final AvroWire<LedgerRecord> wire = new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
    private final InMemoryArchive archive = new InMemoryArchive();
    private MockConsumer<byte[], byte[]> consumer;

    @Test
    void keepsEntriesAndWhereTheAccountStands() throws InterruptedException {
        List<LedgerEntry> entries =
                new Chain("a").use("up-1", "home", 4_000).topUp(9).entries();

        read(archive, 0, 2, entries);

        assertThat(archive.all(EntryRow.class)).extracting(EntryRow::sequence).containsExactly(1L, 2L);
        assertThat(archive.all(AccountRow.class))
                .extracting(AccountRow::sequence)
                .containsExactly(2L);
    }

    @Test
    void whatIsErasedOnTheTopicsIsErasedHere() throws MalformedRecordException {
        Map<String, Filing> filings = Filings.of(registry, SIGNERS);
        AlertKey alert = new AlertKey("a", Instant.EPOCH, Hash.ZERO);
        ReadingKey reading = new ReadingKey(new byte[Channel.LENGTH], Hash.ZERO, 1);

        assertThat(erased(filings, Topics.SETTLEMENT_LINES, new EntryKey("a", 3).bytes()))
                .isEqualTo(new ErasedEntryRow("a", 3));
        assertThat(erased(filings, Topics.ALERTS, alert.bytes()))
                .isEqualTo(new ErasedAlertRow("a", Instant.EPOCH, Hash.ZERO.hex()));
        assertThat(erased(filings, Topics.READINGS_VERIFIED, reading.bytes())).isEqualTo(new ErasedBlockRow(Hash.ZERO));
        assertThat(erased(filings, Topics.ACCOUNTS, new byte[] {'a'})).isEqualTo(new ErasedAccountRow("a"));
    }

    private static Row erased(Map<String, Filing> filings, Topic topic, byte[] key) throws MalformedRecordException {
        List<Row> rows = filings.get(topic.name())
                .file(new ConsumerRecord<>(topic.name(), 0, 0, key, null))
                .rows();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void movesPositionAndCountsTogether() throws InterruptedException {
        read(
                archive,
                0,
                3,
                new Chain("a")
                        .use("up-1", "home", 4_000)
                        .reverse(1)
                        .rebill("up-1", "home", 5_000)
                        .entries());

        ProgressRow progress = archive.progress().get(0);
        assertThat(progress.next()).isEqualTo(3);
        assertThat(progress.counts())
                .containsEntry("entries", 3L)
                .containsEntry("lines", 3L)
                .containsEntry("entries.reversal", 1L)
                .containsEntry("rebills", 1L);
    }

    @Test
    void recordsReadAgainAfterACrashAreCountedOnce() throws InterruptedException {
        List<LedgerEntry> entries =
                new Chain("a").use("up-1", "home", 4_000).topUp(9).entries();
        ArchiveWriter crashesBeforeMoving = rows -> {
            if (rows.stream().anyMatch(ProgressRow.class::isInstance)) {
                throw new InterruptedException("crash");
            }
            archive.write(rows);
        };
        assertThatThrownBy(() -> read(crashesBeforeMoving, 0, 2, entries)).isInstanceOf(InterruptedException.class);

        read(archive, 0, 2, entries);

        assertThat(archive.progress().get(0).counts()).containsEntry("entries", 2L);
        assertThat(archive.all(EntryRow.class)).hasSize(2);
    }

    @Test
    void goesOnWhereTheStoreWasLeft() throws InterruptedException {
        List<LedgerEntry> entries = new Chain("a").topUp(1).topUp(2).topUp(3).entries();
        archive.write(List.of(new ProgressRow(LINES.topic(), LINES.partition(), 2, Map.of("entries", 2L))));

        read(archive, 0, 3, entries);

        assertThat(archive.all(EntryRow.class)).extracting(EntryRow::sequence).containsExactly(3L);
        assertThat(archive.progress().get(0).counts()).containsEntry("entries", 3L);
    }

    @Test
    void refusesAStoreThatIsAheadOfKafka() {
        archive.write(List.of(new ProgressRow(LINES.topic(), LINES.partition(), 5, Map.of())));

        assertThatThrownBy(() -> read(archive, 0, 3, List.of()))
                .hasStackTraceContaining("holds settlement.lines-0 up to offset 5, but Kafka ends at 3");
    }

    @Test
    void anUnreadableRecordIsKeptAndCounted() throws InterruptedException {
        ArchiveLoop loop = loop(archive, 0, 1);
        consumer.addRecord(new ConsumerRecord<>(LINES.topic(), 0, 0, new byte[] {'a'}, new byte[] {9, 9}));

        loop.step();

        UnreadableRow row = archive.all(UnreadableRow.class).get(0);
        assertThat(row.value()).containsExactly(9, 9);
        assertThat(Counts.of(archive.progress()).of(Counts.UNREADABLE)).isEqualTo(1);
    }

    @Test
    void nothingMovesUnlessRowsAreKept() {
        ArchiveWriter down = rows -> {
            throw new InterruptedException("stopped while waiting for the store");
        };

        assertThatThrownBy(() -> read(down, 0, 1, new Chain("a").topUp(1).entries()))
                .isInstanceOf(InterruptedException.class);
        assertThat(archive.progress()).isEmpty();
    }

    /** Runs one poll over entries at offsets from 0. */
    private void read(ArchiveWriter writer, long begin, long end, List<LedgerEntry> entries)
            throws InterruptedException {
        ArchiveLoop loop = loop(writer, begin, end);
        for (int offset = 0; offset < entries.size(); offset++) {
            LedgerEntry entry = entries.get(offset);
            byte[] key = entry.header().account().getBytes(StandardCharsets.UTF_8);
            consumer.addRecord(new ConsumerRecord<>(
                    LINES.topic(), LINES.partition(), offset, key, wire.write(LedgerRecords.toAvro(entry))));
        }
        loop.step();
    }

    private ArchiveLoop loop(ArchiveWriter writer, long begin, long end) {
        consumer = new MockConsumer<>("none");
        ArchiveLoop loop = new ArchiveLoop(consumer, registry, SIGNERS, archive, writer, NOBODY);
        consumer.updateBeginningOffsets(Map.of(LINES, begin));
        consumer.updateEndOffsets(Map.of(LINES, end));
        loop.subscribe();
        consumer.rebalance(List.of(LINES));
        return loop;
    }
}
