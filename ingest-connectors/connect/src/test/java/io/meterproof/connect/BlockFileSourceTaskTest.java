package io.meterproof.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.blockfile.BlockFile;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.codec.ReceivedReadings;
import io.meterproof.records.setup.SchemaRegistration;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.ParsedSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockFileSourceTaskTest {
    private static final String FIRST = line("first");
    private static final String SECOND = line("second");

    private static final Instant NOW = Instant.parse("2026-05-01T11:00:00Z");
    /** Two lines, as a gateway may write a record. */
    private static final String OCMF = "OCMF|{\"MV\":\"ACME\",\n\"MS\":\"M-1\",\"RD\":[]}|{\"SD\":\"00\"}";

    @TempDir
    Path spool;

    private final Offsets offsets = new Offsets();
    private final MockSchemaRegistryClient client = new MockSchemaRegistryClient();
    private final ConfluentSchemaRegistry registry = new ConfluentSchemaRegistry(client);

    @BeforeEach
    void registerSchemas() {
        new SchemaRegistration(registry).register(Topics.ALL);
    }

    @Test
    void aLineBecomesAFramedReading() throws Exception {
        write("a.blocks", FIRST + "\n");

        SourceRecord record = only(task());

        AvroWire<ReceivedReading> wire = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
        assertThat(ReceivedReadings.toPure(wire.read((byte[]) record.value())))
                .usingRecursiveComparison()
                .isEqualTo(received("first"));
        assertThat(record.topic()).isEqualTo("readings.received");
    }

    @Test
    void aLineThatIsNoBlockTravelsByteForByte() throws Exception {
        write("a.blocks", "{\"signed\":\n");

        SourceRecord record = only(task());

        assertThat((byte[]) record.value()).isEqualTo("{\"signed\":".getBytes(UTF_8));
        assertThat(record.key()).isNull();
    }

    @Test
    void aRecordFileBecomesOneReadingOfItsBytes() throws Exception {
        write("4711.ocmf", OCMF);

        ReceivedBlock received = read(only(task()));

        assertThat(received)
                .usingRecursiveComparison()
                .isEqualTo(ReceivedBlock.foreign(
                        NOW.toEpochMilli(),
                        OriginClass.METER_SIGNED,
                        false,
                        "record-files",
                        "ocmf",
                        OCMF.getBytes(UTF_8)));
    }

    @Test
    void aRecordIsKeyedByItsMeter() throws Exception {
        write("4711.ocmf", OCMF);

        Channel channel = new Channel(Identities.meter("ACME", "M-1"), ObisCode.ACTIVE_IMPORT);
        assertThat((byte[]) only(task()).key()).isEqualTo(channel.bytes());
    }

    @Test
    void theSettingsSayWhoVouchesForRecordsAndWhereTheyComeFrom() throws Exception {
        write("4711.ocmf", OCMF);

        ReceivedBlock received = read(only(task(Map.of(
                BlockFileConfig.RECORD_SOURCE, "station/7", BlockFileConfig.RECORD_ORIGIN_CLASS, "GATEWAY_SIGNED"))));

        assertThat(received.source()).isEqualTo("station/7");
        assertThat(received.originClass()).isEqualTo(OriginClass.GATEWAY_SIGNED);
    }

    @Test
    void aRecordFileThatIsNoRecordTravelsWithItsFormat() throws Exception {
        write("4711.pcdf", "nothing");

        SourceRecord record = only(task());

        assertThat(record.key()).isNull();
        assertThat(read(record).signed()).isEqualTo("nothing".getBytes(UTF_8));
    }

    @Test
    void anEmptyLineTravelsAsAnEmptyValue() throws Exception {
        write("a.blocks", "\n");

        assertThat((byte[]) only(task()).value()).isEmpty();
    }

    @Test
    void filesAreReadInTheOrderOfTheirNames() throws Exception {
        write("b.blocks", SECOND + "\n");
        write("a.blocks", FIRST + "\n");

        assertThat(task().poll())
                .extracting(record -> record.sourcePartition().get("file"))
                .extracting(Object::toString)
                .containsExactly("a.blocks", "b.blocks");
    }

    @Test
    void otherFilesAreLeftAlone() throws Exception {
        write("a.blocks.part", FIRST + "\n");

        assertThat(task().poll()).isNull();
    }

    @Test
    void theEndOfTheFileEndsItsLastLine() throws Exception {
        write("a.blocks", FIRST);

        assertThat(only(task()).sourceOffset()).isEqualTo(Map.of("position", (long) FIRST.length()));
    }

    @Test
    void aTaskThatStartsAgainGoesOnAfterTheCommittedLine() throws Exception {
        write("a.blocks", FIRST + "\n" + SECOND + "\n");
        BlockFileSourceTask first = task(Map.of(BlockFileConfig.BATCH_LINES, "1"));
        offsets.commit(only(first));

        SourceRecord next = only(task());

        assertThat(next.sourceOffset()).isEqualTo(Map.of("position", FIRST.length() + SECOND.length() + 2L));
    }

    @Test
    void tasksShareTheFilesWithoutOverlap() throws Exception {
        for (int i = 0; i < 20; i++) {
            write("file-" + i + ".blocks", FIRST + "\n");
        }
        List<Object> files = new ArrayList<>();
        for (String index : List.of("0", "1", "2")) {
            List<SourceRecord> share = task(Map.of(BlockFileConfig.TASK_INDEX, index, BlockFileConfig.TASK_COUNT, "3"))
                    .poll();
            share.forEach(record -> files.add(record.sourcePartition().get("file")));
        }

        assertThat(files).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void linesWaitWhileTheRegistryIsAway() throws Exception {
        write("a.blocks", FIRST + "\n");
        Flaky flaky = new Flaky();
        BlockFileSourceTask task = task(new ConfluentSchemaRegistry(flaky), Map.of());
        assertThat(task.poll()).isNull();

        flaky.back = true;

        assertThat(only(task).sourceOffset()).isEqualTo(Map.of("position", FIRST.length() + 1L));
    }

    @Test
    void aBatchEndsAtItsLimit() throws Exception {
        write("a.blocks", (FIRST + "\n").repeat(5));
        BlockFileSourceTask task = task(Map.of(BlockFileConfig.BATCH_LINES, "3"));

        assertThat(task.poll()).hasSize(3);
        assertThat(task.poll()).hasSize(2);
    }

    private SourceRecord only(BlockFileSourceTask task) throws InterruptedException {
        List<SourceRecord> batch = task.poll();
        assertThat(batch).hasSize(1);
        return batch.get(0);
    }

    private BlockFileSourceTask task() {
        return task(Map.of());
    }

    private BlockFileSourceTask task(Map<String, String> settings) {
        return task(registry, settings);
    }

    private BlockFileSourceTask task(ConfluentSchemaRegistry registry, Map<String, String> settings) {
        BlockFileSourceTask task = new BlockFileSourceTask(url -> registry, Clock.fixed(NOW, ZoneOffset.UTC));
        task.initialize(offsets);
        task.start(Settings.with(spool, settings));
        return task;
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(spool.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(String source) {
        return BlockFile.format(received(source));
    }

    private ReceivedBlock read(SourceRecord record) throws Exception {
        AvroWire<ReceivedReading> wire = new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, registry);
        return ReceivedReadings.toPure(wire.read((byte[]) record.value()));
    }

    private static ReceivedBlock received(String source) {
        return new ReceivedBlock(
                1_338_508_800_000L,
                OriginClass.METER_SIGNED,
                true,
                source,
                new byte[184],
                new byte[64],
                new byte[43],
                Optional.empty());
    }

    private static final class Flaky extends MockSchemaRegistryClient {
        private boolean back;

        @Override
        public int getId(String subject, ParsedSchema schema) throws IOException {
            if (!back) {
                throw new IOException("connection refused");
            }
            return 1;
        }
    }
}
