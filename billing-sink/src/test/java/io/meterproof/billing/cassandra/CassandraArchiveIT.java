package io.meterproof.billing.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meterproof.billing.fixture.Chain;
import io.meterproof.billing.fixture.Registrar;
import io.meterproof.billing.store.AccountRow;
import io.meterproof.billing.store.AlertRow;
import io.meterproof.billing.store.AnchorRow;
import io.meterproof.billing.store.AnomalyRow;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.ArchiveWriter;
import io.meterproof.billing.store.BalanceRow;
import io.meterproof.billing.store.BlockRow;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.billing.store.EntryRow;
import io.meterproof.billing.store.MonthName;
import io.meterproof.billing.store.MonthPartRow;
import io.meterproof.billing.store.Periods;
import io.meterproof.billing.store.ProgressRow;
import io.meterproof.billing.store.RejectedRow;
import io.meterproof.billing.store.Row;
import io.meterproof.billing.store.StatementRow;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.runtime.cassandra.CassandraProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written to a real Cassandra, read back. */
final class CassandraArchiveIT {
    private static final byte[] VALUE = {1, 2, 3};
    private static final Instant NOON = Instant.parse("2012-06-01T12:00:00Z");

    @TempDir
    private static Path directory;

    private static CassandraProcess cassandra;
    private static CassandraArchive archive;
    private static ArchiveReader reader;
    private static ArchiveWriter writer;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        cassandra = CassandraProcess.start(directory, Path.of(System.getProperty("cassandra.class-path")));
        archive = new CassandraArchive(cassandra.address(), CassandraProcess.DATACENTER, "test");
        archive.connect();
        reader = archive.reader();
        writer = archive.writer(latency -> {});
    }

    @AfterAll
    static void stop() throws InterruptedException {
        archive.close();
        cassandra.close();
    }

    @Test
    void anAccountStandsWhereItsNewestEntryLeftIt() throws InterruptedException {
        AccountRow newer = new AccountRow("account-1", 2, "AUD", 20, NOON);
        write(newer);
        write(new AccountRow("account-1", 1, "AUD", 10, NOON));

        assertThat(reader.account("account-1")).hasValue(newer);
        assertThat(reader.accounts(Optional.empty(), 10)).contains(newer);
    }

    @Test
    void everyAccountIsOnOnePage() throws InterruptedException {
        Set<String> written = Set.of("page-1", "page-2", "page-3", "page-4", "page-5");
        for (String account : written) {
            write(new AccountRow(account, 1, "AUD", 10, NOON));
        }

        List<String> read = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            List<AccountRow> page = reader.accounts(after, 2);
            page.forEach(row -> read.add(row.account()));
            after = page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(page.get(page.size() - 1).account());
        } while (after.isPresent());

        assertThat(read).doesNotHaveDuplicates().containsAll(written);
    }

    @Test
    void aChainIsReadInOrderAcrossItsPages() throws InterruptedException {
        writer.write(LongStream.rangeClosed(1, 2_001)
                .mapToObj(sequence -> new EntryRow("account-2", sequence, "usage", VALUE))
                .toList());
        write(new AccountRow("account-2", 2_001, "AUD", 0, NOON));

        List<Long> sequences = new ArrayList<>();
        reader.entries("account-2", entry -> sequences.add(entry.sequence()));

        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_001).boxed().toList());
    }

    @Test
    void aBlockIsFoundByItsDigest() throws InterruptedException {
        write(new BlockRow(Chain.hash("block"), VALUE));

        assertThat(reader.block(Chain.hash("block")))
                .hasValueSatisfying(block -> assertThat(block.value()).isEqualTo(VALUE));
        assertThat(reader.block(Chain.hash("other"))).isEmpty();
    }

    @Test
    void statementsAndBalancesAreReadByAccount() throws InterruptedException {
        write(new StatementRow("account-3", 7, VALUE));
        write(new BalanceRow("account-3", 2, VALUE));
        write(new BalanceRow("account-3", 1, new byte[0]));

        assertThat(reader.statements("account-3"))
                .extracting(StatementRow::lastSequence)
                .containsExactly(7L);
        assertThat(reader.balance("account-3"))
                .hasValueSatisfying(balance -> assertThat(balance.value()).isEqualTo(VALUE));
    }

    @Test
    void documentsComeInOrderAndByHash() throws InterruptedException {
        Registrar registrar = new Registrar();
        SignedDocument first = registrar.sign(account("First"));
        SignedDocument second = registrar.sign(account("Second"));
        write(new DocumentRow("account", "account-4", 1, second));
        write(new DocumentRow("account", "account-4", 0, first));

        assertThat(reader.documents("account", "account-4"))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new DocumentRow("account", "account-4", 0, first),
                        new DocumentRow("account", "account-4", 1, second));
        assertThat(reader.document(second.hash())).isPresent();
    }

    @Test
    void aDocumentThatIsFiledAgainKeepsItsFirstPosition() throws InterruptedException {
        SignedDocument document = new Registrar().sign(account("Again"));
        for (long position : new long[] {7, 3, 9}) {
            write(new DocumentRow("account", "account-again", position, document));
        }

        assertThat(reader.documents("account", "account-again"))
                .extracting(DocumentRow::position)
                .containsExactly(3L);
    }

    @Test
    void ofWhatIsKeptByPeriodTheNewestIsReadFirst() throws InterruptedException {
        for (int day = 0; day < 4; day++) {
            Instant at = NOON.plusSeconds(86_400L * day);
            write(new RejectedRow("meter", at, "readings.received", 0, day, "HIGH_S", "why", 9));
            write(new AlertRow("account-5", at, "alert-" + day, 1, VALUE));
            write(new AnomalyRow(at, "up-5", "anomaly-" + day, 1, VALUE));
            write(new AnchorRow(1_000L * day, 1, VALUE));
        }

        assertThat(reader.rejected(2)).extracting(RejectedRow::offset).containsExactly(3L, 2L);
        assertThat(reader.alerts(2)).extracting(AlertRow::id).containsExactly("alert-3", "alert-2");
        assertThat(reader.anomalies(2)).extracting(AnomalyRow::id).containsExactly("anomaly-3", "anomaly-2");
        assertThat(reader.anchors(2)).extracting(AnchorRow::epoch).containsExactly(3_000L, 2_000L);
        assertThat(reader.alertCount()).isEqualTo(4);
        assertThat(reader.anomalyCount()).isEqualTo(4);
    }

    @Test
    void ofAMonthThatWasGivenUpTheHighestVersionOfEachPartHolds() throws InterruptedException {
        MonthName january = new MonthName("usage-point/up-1", "00ff", "1-0:1.8.0*255", "2020-01");
        write(new MonthPartRow(january, "0", 2, VALUE));
        write(new MonthPartRow(january, "0", 1, new byte[0]));
        write(new MonthPartRow(january, "account/a-1", 1, VALUE));

        assertThat(reader.month(january))
                .extracting(MonthPartRow::part, MonthPartRow::version)
                .containsExactly(tuple("0", 2L), tuple("account/a-1", 1L));
        assertThat(reader.month(january).get(0).value()).isEqualTo(VALUE);
        assertThat(reader.month(new MonthName("usage-point/up-1", "00ff", "1-0:1.8.0*255", "2020-02")))
                .isEmpty();
    }

    @Test
    void aPartAsLargeAsCanBeIsKept() throws InterruptedException {
        MonthName january = new MonthName("usage-point/up-2", "00ff", "1-0:1.8.0*255", "2020-01");
        byte[] large = new byte[(512 << 10) + 300];
        write(new MonthPartRow(january, "0", 1, large));

        assertThat(reader.month(january).get(0).value()).isEqualTo(large);
    }

    @Test
    void progressKeepsItsNewestPositionAndCounts() throws InterruptedException {
        ProgressRow newer = new ProgressRow("settlement.lines", 0, 5, Map.of("entries", 5L));
        write(newer);
        write(new ProgressRow("settlement.lines", 0, 4, Map.of("entries", 4L, "lines", 9L)));

        assertThat(reader.progress()).containsExactly(newer);
    }

    private static void write(Row row) throws InterruptedException {
        List<Row> rows = new ArrayList<>(List.of(row));
        Periods.of(row).ifPresent(rows::add);
        writer.write(rows);
    }

    private static Account account(String name) {
        return new Account("account-4", name, "AUD", Payment.CREDIT, 24);
    }
}
