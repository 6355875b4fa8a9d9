package io.meterproof.records.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.records.Topics;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.util.List;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.ParsedSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.junit.jupiter.api.Test;

class SchemaRegistrationTest {
    private final MockSchemaRegistryClient client = new MockSchemaRegistryClient();
    private final SchemaRegistration registration = new SchemaRegistration(new ConfluentSchemaRegistry(client));

    @Test
    void everyTopicWithASchemaGetsASubject() throws Exception {
        registration.register(Topics.ALL);

        assertThat(client.getAllSubjects())
                .hasSize(Topics.ALL.size() - 2)
                .contains("settlement.lines-value")
                .doesNotContain("log.leaves-value", "dead-letters-value");
    }

    @Test
    void everySubjectIsFullTransitive() throws Exception {
        registration.register(List.of(Topics.SETTLEMENT_LINES));

        assertThat(client.getCompatibility("settlement.lines-value")).isEqualTo("FULL_TRANSITIVE");
    }

    @Test
    void aSchemaThatTheRegistryRefusesStopsTheRegistration() {
        SchemaRegistration refused = new SchemaRegistration(new ConfluentSchemaRegistry(new Refusing()));

        assertThatThrownBy(() -> refused.register(Topics.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refuses to register readings.received-value");
    }

    @Test
    void doingItAgainAddsNoVersion() throws Exception {
        registration.register(Topics.ALL);
        registration.register(Topics.ALL);

        assertThat(client.getAllVersions("settlement.lines-value")).containsExactly(1);
    }

    private static final class Refusing extends MockSchemaRegistryClient {
        @Override
        public int register(String subject, ParsedSchema schema) throws RestClientException {
            throw new RestClientException("incompatible", 409, 409);
        }
    }
}
