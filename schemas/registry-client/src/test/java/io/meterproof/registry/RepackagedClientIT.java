package io.meterproof.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.ParsedSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.RestService;
import org.junit.jupiter.api.Test;

class RepackagedClientIT {
    private static final ParsedSchema READING = new AvroSchema(
            "{\"type\":\"record\",\"name\":\"Reading\",\"fields\":[{\"name\":\"value\",\"type\":\"long\"}]}");

    private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

    @Test
    void aRegisteredSchemaIsFoundByItsId() throws Exception {
        int id = registry.register("readings-value", READING);

        assertThat(registry.getSchemaById(id).canonicalString()).isEqualTo(READING.canonicalString());
    }

    @Test
    void compatibilityIsSetPerSubject() throws Exception {
        registry.updateCompatibility("readings-value", "FULL_TRANSITIVE");

        assertThat(registry.getCompatibility("readings-value")).isEqualTo("FULL_TRANSITIVE");
    }

    @Test
    void theClassesOfFlinkAvroStayOut() {
        assertThatThrownBy(() -> Class.forName("org.apache.flink.formats.avro.AvroSerializationSchema"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void guavaStaysUnderItsOwnName() {
        assertThat(Optional.ofNullable(RestService.class.getResource("/com/google/common/base/Strings.class")))
                .isEmpty();
    }
}
