package io.meterproof.quickstart.redrive;

import picocli.CommandLine.Option;

/** Where Kafka and its schemas are, if not in the local stack. */
final class Cluster {
    @Option(names = "--bootstrap-servers", required = true, paramLabel = "HOST:PORT", description = "Kafka's brokers.")
    private String bootstrapServers = "";

    @Option(
            names = "--registry-url",
            required = true,
            paramLabel = "URL",
            description = "Schema registry, Confluent API.")
    private String registryUrl = "";

    Redrive redrive() {
        return new Redrive(bootstrapServers, registryUrl);
    }
}
