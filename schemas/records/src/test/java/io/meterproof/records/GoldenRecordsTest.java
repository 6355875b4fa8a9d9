package io.meterproof.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenRecordsTest {
    static Stream<Topic> topicOfEachRecord() {
        Map<String, Topic> byRecord = new TreeMap<>();
        Topics.ALL.forEach(topic -> topic.schema().ifPresent(schema -> byRecord.putIfAbsent(schema.getName(), topic)));
        return byRecord.values().stream();
    }

    @ParameterizedTest
    @MethodSource("topicOfEachRecord")
    void aRecordIsWrittenAsItsGoldenBytes(Topic topic) throws Exception {
        assertThat(HexFormat.of().formatHex(wire(topic).write(Samples.of(schema(topic)))))
                .isEqualTo(golden(topic));
    }

    @ParameterizedTest
    @MethodSource("topicOfEachRecord")
    void goldenBytesAreReadAsTheirRecord(Topic topic) throws Exception {
        assertThat(wire(topic).read(HexFormat.of().parseHex(golden(topic)))).isEqualTo(Samples.of(schema(topic)));
    }

    @SuppressWarnings("unchecked")
    private static AvroWire<SpecificRecordBase> wire(Topic topic) {
        ConfluentSchemaRegistry registry = new ConfluentSchemaRegistry(new MockSchemaRegistryClient());
        registry.register(topic.subject(), schema(topic));
        return new AvroWire<>(
                topic, (Class<SpecificRecordBase>) SpecificData.get().getClass(schema(topic)), registry);
    }

    private static Schema schema(Topic topic) {
        return topic.schema().orElseThrow();
    }

    private static String golden(Topic topic) throws IOException {
        String name = "/golden/records/v1/" + schema(topic).getName() + ".hex";
        try (InputStream resource = GoldenRecordsTest.class.getResourceAsStream(name)) {
            assertThat(resource).as(name).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
        }
    }
}
