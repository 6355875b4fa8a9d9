package io.meterproof.quickstart.console;

import io.meterproof.quickstart.part.Endpoints;
import picocli.CommandLine.Option;

/** Where Kafka and its schemas are. */
public final class Cluster {
    /** What to name instead of a stack, for messages. */
    public static final String OPTIONS = "--bootstrap-servers and --registry-url";

    @Option(names = "--bootstrap-servers", required = true, paramLabel = "HOST:PORT", description = "Kafka's brokers.")
    private String bootstrapServers = "";

    @Option(
            names = "--registry-url",
            required = true,
            paramLabel = "URL",
            converter = HttpAddress.class,
            description = "Schema registry, Confluent API.")
    private String registryUrl = "";

    /** That of a running stack. */
    public static Cluster of(Endpoints stack) {
        Cluster cluster = new Cluster();
        cluster.bootstrapServers = stack.bootstrapServers();
        cluster.registryUrl = stack.registryUrl();
        return cluster;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String registryUrl() {
        return registryUrl;
    }
}
