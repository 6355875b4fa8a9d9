package io.meterproof.anchor;

import io.meterproof.anchor.witness.WitnessAddress;
import io.meterproof.anchor.witness.WitnessClient;
import io.meterproof.anchor.witness.Witnesses;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
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
            defaultValue = "${env:METERPROOF_RPC_URL}",
            split = ",",
            description = "JSON-RPC of an Ethereum node; of several, with commas, all that answer have to agree")
    List<String> rpcUrls = List.of();

    @Option(
            names = "--tsa-url",
            defaultValue = "${env:METERPROOF_TSA_URL}",
            description = "a time-stamp authority (RFC 3161) in the place of a chain")
    Optional<URI> timeStampUrl = Optional.empty();

    @Option(
            names = "--tsa-roots",
            defaultValue = "${env:METERPROOF_TSA_ROOTS}",
            description = "PEM file with the root certificates of the authority")
    Optional<Path> timeStampRoots = Optional.empty();

    @Option(
            names = "--tsa-renewal",
            defaultValue = "${env:METERPROOF_TSA_RENEWAL:-PT720H}",
            description = "how long before its certificates expire a stamp is stamped again, default ${DEFAULT-VALUE}",
            converter = PeriodConverter.class)
    Duration renewal;

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

    @Option(
            names = "--witness",
            split = ",",
            defaultValue = "${env:METERPROOF_WITNESSES}",
            description = "VKEY=URL of a witness that cosigns the epoch log (C2SP tlog-witness); several with commas")
    List<String> witnesses = List.of();

    @Option(
            names = "--witnesses-demanded",
            defaultValue = "${env:METERPROOF_WITNESSES_DEMANDED:-0}",
            description = "how many must have cosigned before an epoch is published and anchored, default"
                    + " ${DEFAULT-VALUE}")
    int witnessesDemanded;

    /** @throws IllegalArgumentException unless the file has certificates */
    List<X509Certificate> timeStampRoots() {
        Path file = timeStampRoots.orElseThrow(
                () -> new IllegalArgumentException("--tsa-url needs --tsa-roots: whom to believe about the time"));
        try (InputStream pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(file + " has no certificates: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException unless there is either a chain or an authority */
    void check() {
        if (rpcUrls.isEmpty() == timeStampUrl.isEmpty()) {
            throw new IllegalArgumentException("name either --rpc-url or --tsa-url");
        }
    }

    Witnesses witnesses() {
        List<WitnessClient> clients = Optional.ofNullable(witnesses).orElse(List.of()).stream()
                .map(WitnessAddress::parse)
                .map(address -> new WitnessClient(address, new BouncyCastleProvider()))
                .toList();
        return new Witnesses(clients, witnessesDemanded);
    }

    InetSocketAddress cassandraAddress() {
        int colon = cassandra.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("--cassandra is host:port, not " + cassandra);
        }
        return new InetSocketAddress(cassandra.substring(0, colon), Integer.parseInt(cassandra.substring(colon + 1)));
    }
}
