package io.meterproof.loadtests.generator;

import io.meterproof.loadtests.workload.BareVerification;
import io.meterproof.loadtests.workload.Batch;
import io.meterproof.loadtests.workload.Fleet;
import io.meterproof.loadtests.workload.Shape;
import io.meterproof.loadtests.workload.Signers;
import io.meterproof.loadtests.workload.Workload;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.records.publish.DocumentPublisher;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.PrivacyKeyPublisher;
import io.meterproof.records.publish.Sending;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Signs two batches in advance, and sends each when a line on standard input says so. */
@Command(
        name = "generator",
        mixinStandardHelpOptions = true,
        description = {
            "Sign a load of readings, then send it to readings.received as fast as it is taken.",
            "Says where it is in JSON lines. Begins each of its phases, warm-up and measured, when a line comes on",
            "standard input, and ends when the input does."
        })
public final class Generator implements Callable<Integer> {
    private static final int BATCH_BYTES = 256 << 10;

    @Option(names = "--bootstrap-servers", required = true, description = "Kafka brokers.")
    private String bootstrapServers;

    @Option(names = "--registry-url", required = true, description = "Schema registry, Confluent API.")
    private String registryUrl;

    @Option(names = "--keys-dir", required = true, description = "The key files of the operator's roles.")
    private Path keys;

    @Option(names = "--trust", required = true, description = "Whose signatures the stack believes.")
    private Path trust;

    @Option(names = "--meters", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}")
    private int meters;

    @Option(names = "--readings", defaultValue = "1000000", description = "Measured ones. Default: ${DEFAULT-VALUE}")
    private long readings;

    @Option(names = "--warm-up", defaultValue = "200000", description = "Readings before. Default: ${DEFAULT-VALUE}")
    private long warmUp;

    @Option(
            names = "--block-size",
            defaultValue = "96",
            description = "Readings a signature, 1 to 96. Default: ${DEFAULT-VALUE}")
    private int blockSize;

    @Option(names = "--duplicates", defaultValue = "1", description = "Percent. Default: ${DEFAULT-VALUE}")
    private double duplicates;

    @Option(names = "--late", defaultValue = "1", description = "Percent. Default: ${DEFAULT-VALUE}")
    private double late;

    @Option(names = "--forged", defaultValue = "0.1", description = "Percent. Default: ${DEFAULT-VALUE}")
    private double forged;

    @Option(names = "--seed", defaultValue = "1", description = "Decides all chance. Default: ${DEFAULT-VALUE}")
    private long seed;

    private final Report report = new Report(System.out);

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Generator()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Cues cues = Cues.listen();
        Fleet fleet = Fleet.of(meters, seed);
        report.verification(BareVerification.measure(fleet.meters().get(0), blockSize));
        SchemaRegistry registry = ConfluentSchemaRegistry.at(registryUrl);
        try (Producer<byte[], byte[]> producer = producer()) {
            enrol(fleet, producer, registry);
            Shape shape = new Shape(blockSize, duplicates, late, forged);
            Workload workload = new Workload(fleet, shape, seed, registry);
            Batch first = workload.sign(warmUp);
            Batch second = workload.sign(readings);
            send("warm-up", first, meters, producer, cues);
            send("measured", second, 0, producer, cues);
        }
        return ExitCode.OK;
    }

    private void enrol(Fleet fleet, Producer<byte[], byte[]> producer, SchemaRegistry registry) throws IOException {
        KeyFiles files = new KeyFiles(keys);
        TopicContents contents = new TopicContents(bootstrapServers);
        new PrivacyKeyPublisher(producer, contents, registry)
                .publish(fleet.holders(), files.privacyMasterKey(), new SecureRandom());
        Signers signers = new Signers(
                files.signer(Role.MAKER),
                files.signer(Role.REGISTRAR),
                files.signer(Role.TARIFF),
                files.signer(Role.OPERATOR, "operator-1"),
                files.signer(Role.OPERATOR, "operator-2"));
        DocumentVerifier verifier = new DocumentVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
        TrustedKeys trusted = TrustFileCodec.decode(Files.readString(trust)).keys();
        new DocumentPublisher(producer, contents, registry, verifier, trusted).publish(fleet.documents(signers));
    }

    private void send(String phase, Batch batch, int enrolments, Producer<byte[], byte[]> producer, Cues cues)
            throws InterruptedException {
        report.ready(phase, batch.expected(), enrolments);
        cues.await();
        long began = System.nanoTime();
        Sending sending = new Sending(producer);
        batch.records().forEach(sending::send);
        sending.finish();
        report.sent(phase, (System.nanoTime() - began) / 1_000_000);
    }

    private Producer<byte[], byte[]> producer() {
        return new KafkaClients(bootstrapServers)
                .producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 20, ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES));
    }
}
