package io.meterproof.quickstart.pipeline;

import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.Step;
import io.meterproof.records.Topics;
import io.meterproof.records.setup.SchemaRegistration;
import io.meterproof.records.setup.TopicSetup;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Every topic of the catalogue with its schema. */
public record TopicsAndSchemas(Endpoints endpoints) implements Step {
    public static final String NAME = "topics";
    private static final short ONE_REPLICA = 1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of("kafka", "registry");
    }

    @Override
    public void apply() throws IOException, InterruptedException {
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, endpoints.bootstrapServers()))) {
            new TopicSetup(admin, ONE_REPLICA).create(Topics.ALL);
        } catch (ExecutionException e) {
            throw new IOException("topics: " + e.getCause().getMessage(), e);
        }
        new SchemaRegistration(ConfluentSchemaRegistry.at(endpoints.registryUrl())).register(Topics.ALL);
    }
}
