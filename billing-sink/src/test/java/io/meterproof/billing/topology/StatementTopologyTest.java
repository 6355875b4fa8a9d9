package io.meterproof.billing.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.meterproof.billing.fixture.CatalogueRegistry;
import io.meterproof.billing.fixture.Chain;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.avro.Statement;
import io.meterproof.records.avro.StatementLine;
import io.meterproof.records.avro.StatementUse;
import io.meterproof.records.codec.LedgerRecords;
import io.meterproof.records.key.EntryKey;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatementTopologyTest {
    private final CatalogueRegistry registry = new CatalogueRegistry();
    private final AvroWire<LedgerRecord> entries =
            new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, registry);
    private final AvroWire<Statement> statements = new AvroWire<>(Topics.STATEMENTS, Statement.class, registry);
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> input;
    private TestOutputTopic<byte[], byte[]> output;

    @BeforeEach
    void start(@TempDir Path state) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "billing-sink");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        driver = new TopologyTestDriver(StatementTopology.of(registry), settings);
        input = driver.createInputTopic(
                Topics.SETTLEMENT_LINES.name(), new ByteArraySerializer(), new ByteArraySerializer());
        output = driver.createOutputTopic(
                Topics.STATEMENTS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aStatementEntryBringsOutTheStatement() throws MalformedRecordException {
        send(new Chain("a").use("up-1", "home", 4_000).statement());

        Statement statement = onlyStatement();
        assertThat(statement.getAccount()).isEqualTo("a");
        assertThat(statement.getLastSequence()).isEqualTo(1);
        assertThat(statement.getLines())
                .containsExactly(new StatementLine("up-1", "home", "energy", "day", 4_000L, 1_000_000L, false));
    }

    @Test
    void whatWasFedInIsToldFromWhatWasTaken() throws MalformedRecordException {
        send(new Chain("a")
                .use("up-1", "home", 4_000)
                .feedIn("up-1", "home", 3_000)
                .feedIn("up-1", "home", 500)
                .reverse(3)
                .statement());

        Statement statement = onlyStatement();
        assertThat(statement.getLines())
                .containsExactly(
                        new StatementLine("up-1", "home", "energy", "day", 4_000L, 1_000_000L, false),
                        new StatementLine("up-1", "home", "energy", "day", 3_000L, 750_000L, true));
        assertThat(statement.getUsed())
                .extracting(StatementUse::getQuantity, StatementUse::getExported)
                .containsExactly(tuple(4_000L, false), tuple(3_000L, true));
    }

    @Test
    void theKeyIsTheAccount() {
        send(new Chain("a").use("up-1", "home", 4_000).statement());

        assertThat(output.readKeyValue().key).asString(StandardCharsets.UTF_8).isEqualTo("a");
    }

    @Test
    void anErasedEntryLeavesNothingOfItsAccountInTheStores() {
        send(new Chain("a").use("up-1", "home", 4_000));
        send(new Chain("b").use("up-2", "home", 4_000));

        input.pipeInput(new TestRecord<>(new EntryKey("a", 1).bytes(), null));

        assertThat(driver.getKeyValueStore(StatementProcessor.OPEN).get("a")).isNull();
        assertThat(driver.getKeyValueStore(StatementProcessor.OPEN).get("b")).isNotNull();
        List<Object> kept = new ArrayList<>();
        driver.getKeyValueStore(StatementProcessor.USES).all().forEachRemaining(each -> kept.add(each.key));
        assertThat(kept).isNotEmpty().allSatisfy(key -> assertThat(key.toString())
                .startsWith("b#"));
    }

    @Test
    void nothingComesOutBeforeTheStatementEntry() {
        send(new Chain("a").use("up-1", "home", 4_000).topUp(5));

        assertThat(output.isEmpty()).isTrue();
    }

    @Test
    void aReversalOfAStatedEntryIsInTheNextStatement() throws MalformedRecordException {
        send(new Chain("a").use("up-1", "home", 4_000).statement().reverse(1).statement());

        List<Statement> both = allStatements();
        assertThat(both.get(1).getFirstSequence()).isEqualTo(3);
        assertThat(both.get(1).getLines())
                .containsExactly(new StatementLine("up-1", "home", "energy", "day", -4_000L, -1_000_000L, false));
    }

    @Test
    void aReversalIsOfTheUseThatStoodThen() throws MalformedRecordException {
        send(new Chain("a")
                .use("up-1", "home", 4_000)
                .use("up-1", "home", 5_000)
                .use("up-2", "car", 6_000)
                .use("up-1", "home", 7_000)
                .statement()
                .reverse(2)
                .reverse(3)
                .statement());

        assertThat(allStatements().get(1).getLines())
                .extracting(StatementLine::getUsagePoint, StatementLine::getEndUse, StatementLine::getQuantity)
                .containsExactly(tuple("up-1", "home", -5_000L), tuple("up-2", "car", -6_000L));
    }

    @Test
    void accountsOfAPartitionDoNotMix() throws MalformedRecordException {
        List<LedgerEntry> first =
                new Chain("a").use("up-1", "home", 4_000).statement().entries();
        List<LedgerEntry> second =
                new Chain("b").use("up-2", "home", 8_000).statement().entries();
        send(first.get(0));
        send(second.get(0));
        send(first.get(1));

        assertThat(onlyStatement().getLines())
                .extracting(StatementLine::getUsagePoint)
                .containsExactly("up-1");
    }

    @Test
    void anEntryThatDoesNotDecodeStopsTheFold() {
        assertThatThrownBy(() -> input.pipeInput(new EntryKey("a", 1).bytes(), new byte[] {1, 2, 3}))
                .hasStackTraceContaining("UnreadableEntryException");
    }

    private void send(Chain chain) {
        chain.entries().forEach(this::send);
    }

    private void send(LedgerEntry entry) {
        byte[] key = new EntryKey(entry.header().account(), entry.header().sequence()).bytes();
        input.pipeInput(key, entries.write(LedgerRecords.toAvro(entry)));
    }

    private Statement onlyStatement() throws MalformedRecordException {
        List<Statement> all = allStatements();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<Statement> allStatements() throws MalformedRecordException {
        List<Statement> all = new ArrayList<>();
        for (byte[] value : output.readValuesToList()) {
            all.add(statements.read(value));
        }
        return all;
    }
}
