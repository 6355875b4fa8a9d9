package io.meterproof.anchor;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What an operator says, on the command line or in the environment. */
final class Settings {
    @Option(
            names = "--bootstrap-servers",
            required = true,
            defaultValue = "${env:METERPROOF_BOOTSTRAP_SERVERS}",
            description = "Kafka, host:port,...")
    String bootstrapServers;

    @Option(
            names = "--registry-url",
            required = true,
            defaultValue = "${env:METERPROOF_REGISTRY_URL}",
            description = "schema registry, Confluent API")
    String registryUrl;

    @Option(
            names = "--cassandra",
            required = true,
            defaultValue = "${env:METERPROOF_CASSANDRA}",
            description = "host:port")
    String cassandra;

    @Option(
            names = "--keyspace",
            defaultValue = "${env:METERPROOF_KEYSPACE:-meterproof}",
            description = "default ${DEFAULT-VALUE}")
    String keyspace;

    @Option(
            names = "--datacenter",
            defaultValue = "${env:METERPROOF_DATACENTER:-datacenter1}",
            description = "default ${DEFAULT-VALUE}")
    String datacenter;

    @Option(
            names = "--rpc-url",
            required = true,
            defaultValue = "${env:METERPROOF_RPC_URL}",
            split = ",",
            description = "JSON-RPC of an Ethereum node; of several, with commas, all that answer have to agree")
    List<String> rpcUrls;

    @Option(
            names = "--contract",
            defaultValue = "${env:METERPROOF_CONTRACT}",
            description = "address of AnchorLog; deployed once and remembered when absent")
    Optional<String> contract = Optional.empty();

    @Option(
            names = "--log-name",
            defaultValue = "${env:METERPROOF_LOG_NAME:-meterproof.local}",
            description = "first part of every origin, default ${DEFAULT-VALUE}")
    String logName;

    @Option(
            names = "--log-key-dir",
            required = true,
            defaultValue = "${env:METERPROOF_LOG_KEY_DIR}",
            description =
                    "directory with log.key (Ed25519, PEM or hexadecimal seed) and chain.key (secp256k1, hexadecimal; made when absent)")
    Path keyDirectory;

    @Option(
            names = "--epoch-period",
            defaultValue = "${env:METERPROOF_EPOCH_PERIOD:-PT5S}",
            description = "ISO 8601, or with unit: 5s, 500ms, 1m; default ${DEFAULT-VALUE}",
            converter = PeriodConverter.class)
    Duration epochPeriod;

    @Option(
            names = "--confirmations",
            defaultValue = "${env:METERPROOF_CONFIRMATIONS:-2}",
            description = "blocks that make an anchor final, its own included, default ${DEFAULT-VALUE}")
    int confirmations;

    @Option(
            names = "--patience-blocks",
            defaultValue = "${env:METERPROOF_PATIENCE_BLOCKS:-10}",
            description = "blocks after which a transaction that no block takes is signed again for more, default"
                    + " ${DEFAULT-VALUE}")
    int patience;

    @Option(
            names = "--most-gwei",
            defaultValue = "${env:METERPROOF_MOST_GWEI:-500}",
            description = "the most that a unit of gas may cost, default ${DEFAULT-VALUE}")
    long mostGwei;

    @Option(
            names = "--http-host",
            defaultValue = "${env:METERPROOF_HTTP_HOST:-127.0.0.1}",
            description = "default ${DEFAULT-VALUE}")
    String httpHost;

    @Option(
            names = "--http-port",
            defaultValue = "${env:METERPROOF_HTTP_PORT:-8090}",
            description = "default ${DEFAULT-VALUE}")
    int httpPort;

    InetSocketAddress cassandraAddress() {
        int colon = cassandra.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("--cassandra is host:port, not " + cassandra);
        }
        return new InetSocketAddress(cassandra.substring(0, colon), Integer.parseInt(cassandra.substring(colon + 1)));
    }
}
