package io.meterproof.billing;

import io.meterproof.billing.archive.ArchiveLoop;
import io.meterproof.billing.archive.TrustedSigners;
import io.meterproof.billing.bundle.AnchorServiceClient;
import io.meterproof.billing.bundle.Bundles;
import io.meterproof.billing.bundle.KeyRing;
import io.meterproof.billing.bundle.SignerKeys;
import io.meterproof.billing.cassandra.CassandraArchive;
import io.meterproof.billing.kept.Ledger;
import io.meterproof.billing.kept.TopicFollower;
import io.meterproof.billing.recall.RecallLoop;
import io.meterproof.billing.registry.KafkaKeyLog;
import io.meterproof.billing.registry.KeyRegistry;
import io.meterproof.billing.rest.Health;
import io.meterproof.billing.rest.Position;
import io.meterproof.billing.rest.RestApi;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.task.OpenTasks;
import io.meterproof.billing.topology.StatementService;
import io.meterproof.billing.unallocated.UnallocatedChannels;
import io.meterproof.billing.unallocated.UnallocatedMetric;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.signature.SignatureVerifier;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** All running parts; closed in the opposite order of their start. */
final class Sink implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final SinkOptions options;
    private final KafkaSettings kafka;
    private final SchemaRegistry registry;
    private final Consumer<Throwable> failed;
    private final Health health = new Health();
    private final SinkMetrics metrics = new SinkMetrics();
    private final UnallocatedChannels unallocated;
    private final OpenTasks tasks;
    private int port;

    private Sink(SinkOptions options, Consumer<Throwable> failed) {
        this.options = options;
        this.failed = failed;
        kafka = new KafkaSettings(options);
        registry = ConfluentSchemaRegistry.at(options.registryUrl);
        unallocated = new UnallocatedChannels(registry);
        tasks = new OpenTasks(registry);
        tasks.show(metrics.registry());
        UnallocatedMetric.show(unallocated, UnallocatedMetric::todayInUtc, metrics.registry());
    }

    /**
     * Starts everything, waiting for Cassandra and the topics.
     *
     * @param failed told what trying again does not mend
     */
    static Sink start(SinkOptions options, Consumer<Throwable> failed) throws InterruptedException {
        Sink sink = new Sink(options, failed);
        try {
            sink.startParts();
            return sink;
        } catch (RuntimeException | InterruptedException e) {
            sink.close();
            throw e;
        }
    }

    /** The server is up first, so that it can say what the others wait for. */
    private void startParts() throws InterruptedException {
        KeyRing keys = new KeyRing(MasterKeyFile.read(options.masterKeyFile), registry);
        CassandraArchive cassandra =
                opened(new CassandraArchive(options.cassandraAddress(), options.datacenter, options.keyspace));
        StatementService statements = opened(new StatementService(kafka.streams(), registry, failed));
        health.part("store", cassandra::state).part("topics", () -> "not looked for yet");
        port = api(cassandra.reader(), keys, statements).port();
        cassandra.connect();
        SourceTopics.await(options.bootstrapServers, waiting -> health.part("topics", () -> waiting));
        Part archive = archive(cassandra);
        Part recalls = recalls(cassandra.reader());
        Part keyRing = following(Topics.PRIVACY_KEYS, keys::put);
        Part waiting = following(Topics.READINGS_UNALLOCATED, unallocated::put);
        Part questionable = following(Topics.READINGS_TASKS, tasks::put);
        statements.start();
        health.part("topics", () -> "ok")
                .part("archive", archive::state)
                .part("recalls", recalls::state)
                .part("privacy keys", keyRing::state)
                .part("unallocated", waiting::state)
                .part("tasks", questionable::state)
                .part("statements", statements::state);
    }

    private Part archive(CassandraArchive cassandra) {
        TrustedSigners signers = new TrustedSigners(options.trustFile, signatures());
        ArchiveLoop loop = new ArchiveLoop(
                kafka.archiveConsumer(),
                registry,
                signers,
                cassandra.reader(),
                cassandra.writer(metrics::wrote),
                metrics);
        return opened(Part.start("archive", loop, loop::stop, failed));
    }

    private Part recalls(ArchiveReader reader) {
        RecallLoop loop = new RecallLoop(kafka.recallConsumer(), kafka.answerProducer(), registry, reader);
        metrics.show(loop::unanswered);
        return opened(Part.start("recalls", loop, loop::stop, failed));
    }

    private Part following(Topic topic, BiConsumer<byte[], byte[]> reader) {
        TopicFollower loop = new TopicFollower(kafka.follower(), topic, reader);
        return opened(Part.start(topic.name(), loop, loop::stop, failed));
    }

    private RestApi api(ArchiveReader reader, KeyRing keys, StatementService statements) {
        Ledger ledger = new Ledger(reader, registry);
        Bundles bundles = new Bundles(
                reader,
                ledger,
                registry,
                keys,
                new SignerKeys(options.trustFile),
                new AnchorServiceClient(options.anchorUrl));
        return opened(new RestApi(
                        reader,
                        ledger,
                        registry,
                        bundles,
                        keyRegistry(reader),
                        unallocated,
                        tasks,
                        () -> positions(statements),
                        health,
                        metrics.registry()))
                .start(options.bind, options.httpPort);
    }

    private KeyRegistry keyRegistry(ArchiveReader reader) {
        KafkaKeyLog topic = opened(new KafkaKeyLog(kafka.keyLog(), registry));
        return new KeyRegistry(reader, topic, options.trustFile, new DocumentVerifier(signatures()));
    }

    private static SignatureVerifier signatures() {
        return ProviderVerifier.of(CryptoProviders.preferred().provider());
    }

    private static List<Position> positions(StatementService statements) {
        List<Position> positions = new ArrayList<>();
        statements
                .committed()
                .forEach((partition, next) ->
                        positions.add(new Position(partition.topic(), partition.partition(), Long.toString(next))));
        return positions;
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    int port() {
        return port;
    }

    /** Closes every part, whatever the others do. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            Closing.close(parts.pop());
        }
    }
}
