package io.meterproof.records.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.records.Topics;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.util.List;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
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
    void doingItAgainAddsNoVersion() throws Exception {
        registration.register(Topics.ALL);
        registration.register(Topics.ALL);

        assertThat(client.getAllVersions("settlement.lines-value")).containsExactly(1);
    }
}
