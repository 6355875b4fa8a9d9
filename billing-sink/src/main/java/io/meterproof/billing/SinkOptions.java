package io.meterproof.billing;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where everything is. */
final class SinkOptions {
    @Option(
            names = "--bootstrap-servers",
            required = true,
            defaultValue = "${env:METERPROOF_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
            description = "Kafka. Default: ${DEFAULT-VALUE}")
    String bootstrapServers;

    @Option(
            names = "--registry-url",
            defaultValue = "${env:METERPROOF_REGISTRY_URL:-http://127.0.0.1:8080/apis/ccompat/v7}",
            description = "Schema registry, Confluent API. Default: ${DEFAULT-VALUE}")
    String registryUrl;

    @Option(
            names = "--cassandra",
            defaultValue = "${env:METERPROOF_CASSANDRA:-127.0.0.1:9042}",
            description = "Cassandra contact point, host:port. Default: ${DEFAULT-VALUE}")
    String cassandra;

    @Option(
            names = "--keyspace",
            defaultValue = "${env:METERPROOF_KEYSPACE:-meterproof}",
            description = "Default: ${DEFAULT-VALUE}")
    String keyspace;

    @Option(
            names = "--datacenter",
            defaultValue = "${env:METERPROOF_DATACENTER:-datacenter1}",
            description = "Cassandra's local data centre. Default: ${DEFAULT-VALUE}")
    String datacenter;

    @Option(
            names = "--anchor-url",
            defaultValue = "${env:METERPROOF_ANCHOR_URL:-http://127.0.0.1:8090}",
            description = "Anchor service. Default: ${DEFAULT-VALUE}")
    URI anchorUrl;

    @Option(
            names = "--http-port",
            defaultValue = "${env:METERPROOF_HTTP_PORT:-8088}",
            description = "API and console; 0 for any. Default: ${DEFAULT-VALUE}")
    int httpPort;

    @Option(
            names = "--bind",
            defaultValue = "${env:METERPROOF_BIND:-127.0.0.1}",
            description = "Address that API and console listen on. Default: ${DEFAULT-VALUE}")
    String bind;

    @Option(
            names = "--master-key-file",
            defaultValue = "${env:METERPROOF_MASTER_KEY_FILE:-privacy-master.key}",
            description = "32 bytes in hexadecimal that open privacy keys. Default: ${DEFAULT-VALUE}")
    Path masterKeyFile;

    @Option(
            names = "--trust-file",
            defaultValue = "${env:METERPROOF_TRUST_FILE:-trust.json}",
            description =
                    "Public keys: whose documents are believed, and what bundles carry. Default: ${DEFAULT-VALUE}")
    Path trustFile;

    @Option(
            names = "--state-dir",
            defaultValue = "${env:METERPROOF_STATE_DIR:-billing-sink-state}",
            description = "Where the open statements are kept. Default: ${DEFAULT-VALUE}")
    Path stateDir;

    @Option(
            names = "--application-id",
            defaultValue = "${env:METERPROOF_APPLICATION_ID:-billing-sink}",
            description = "Prefix of groups, transactions and internal topics. Default: ${DEFAULT-VALUE}")
    String applicationId;

    /** @throws IllegalArgumentException if it is not host:port */
    InetSocketAddress cassandraAddress() {
        int colon = cassandra.lastIndexOf(':');
        if (colon < 1 || !cassandra.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("--cassandra is host:port, not " + cassandra);
        }
        return new InetSocketAddress(cassandra.substring(0, colon), Integer.parseInt(cassandra.substring(colon + 1)));
    }
}
