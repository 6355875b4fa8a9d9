package io.meterproof.records.setup;

import io.meterproof.records.Topic;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.List;

/** Registers the schemas of topics, each subject FULL_TRANSITIVE first. Doing it again changes nothing. */
public final class SchemaRegistration {
    private final SchemaRegistry registry;

    public SchemaRegistration(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * @throws IllegalArgumentException if a schema does not fit its released versions
     * @throws io.meterproof.records.wire.RegistryUnavailableException if the registry gives no answer
     */
    public void register(List<Topic> topics) {
        topics.forEach(topic -> topic.schema().ifPresent(schema -> {
            registry.demandFullTransitiveCompatibility(topic.subject());
            registry.register(topic.subject(), schema);
        }));
    }
}
