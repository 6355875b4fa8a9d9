package io.meterproof.anchor;

import io.javalin.Javalin;
import io.meterproof.anchor.cassandra.Cassandra;
import io.meterproof.anchor.cassandra.CassandraDeploymentStore;
import io.meterproof.anchor.cassandra.CassandraEpochStore;
import io.meterproof.anchor.cassandra.CassandraTreeStore;
import io.meterproof.anchor.chain.AnchorMachine;
import io.meterproof.anchor.chain.Deployer;
import io.meterproof.anchor.epoch.EpochLog;
import io.meterproof.anchor.epoch.EpochStore;
import io.meterproof.anchor.epoch.Notary;
import io.meterproof.anchor.epoch.Origins;
import io.meterproof.anchor.feed.TileFeed;
import io.meterproof.anchor.proof.Prover;
import io.meterproof.anchor.publish.KafkaClients;
import io.meterproof.anchor.publish.KafkaPublisher;
import io.meterproof.anchor.run.Health;
import io.meterproof.anchor.run.Keys;
import io.meterproof.anchor.run.Meters;
import io.meterproof.anchor.run.Worker;
import io.meterproof.anchor.store.StoreUnavailableException;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.anchor.web.Api;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.TreeUpdate;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.SchemaRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.web3j.protocol.http.HttpService;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The one signer of the log: stores tiles, signs epochs, anchors them, answers with proofs. */
@Command(
        name = "anchor-service",
        mixinStandardHelpOptions = true,
        description = "Signs the log's checkpoints, anchors them, serves proofs.")
public final class AnchorService implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorService.class);
    private static final Duration FEED_IDLE = Duration.ofMillis(50);
    private static final Duration NOTARY_IDLE = Duration.ofMillis(250);

    @Mixin
    private Settings settings;

    private final Health health = new Health();
    private final CountDownLatch stopping = new CountDownLatch(1);

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AnchorService()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped), "shutdown"));
        try {
            run();
        } finally {
            stopped.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    private void run() throws InterruptedException {
        Keys keys = new Keys(settings.keyDirectory);
        EpochLog epochLog = new EpochLog(new Origins(settings.logName), keys.log());
        SchemaRegistry registry = ConfluentSchemaRegistry.at(settings.registryUrl);
        KafkaClients kafka = new KafkaClients(settings.bootstrapServers);
        HttpService node = new HttpService(settings.rpcUrl);
        try (Cassandra cassandra = connect();
                Producer<byte[], byte[]> producer = kafka.producer()) {
            TreeStore trees = new CassandraTreeStore(cassandra);
            EpochStore epochs = new CassandraEpochStore(cassandra);
            CassandraDeploymentStore deployments = new CassandraDeploymentStore(cassandra);
            Deployer deployer = new Deployer(node, keys.chain(new SecureRandom()), deployments, settings.contract);
            LazyNotary notary = new LazyNotary(() -> new Notary(
                    trees,
                    epochs,
                    epochLog,
                    new KafkaPublisher(producer, registry),
                    deployer.connect(),
                    new AnchorMachine(settings.confirmations),
                    settings.epochPeriod,
                    Clock.systemUTC()));
            AvroWire<TreeUpdate> wire = new AvroWire<>(Topics.LOG_TILES, TreeUpdate.class, registry);
            Api api = new Api(
                    trees, epochs, new Prover(trees, epochs, deployments), health, new Meters(trees, epochs, health));
            Javalin server = api.start(settings.httpHost, settings.httpPort);
            try (TileFeed feed = new TileFeed(kafka::consumer, wire, trees);
                    Worker feeding = new Worker("feed", feed::step, FEED_IDLE, health);
                    Worker signing = new Worker("notary", notary::step, NOTARY_IDLE, health)) {
                feeding.start();
                signing.start();
                LOG.info("answering on http://{}:{}", settings.httpHost, server.port());
                stopping.await();
            } finally {
                server.stop();
            }
        }
    }

    private Cassandra connect() throws InterruptedException {
        Duration pause = Duration.ofMillis(500);
        while (true) {
            try {
                return Cassandra.connect(settings.cassandraAddress(), settings.datacenter, settings.keyspace);
            } catch (StoreUnavailableException e) {
                LOG.warn("trying again in {} ms: {}", pause.toMillis(), e.getMessage());
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw e;
                }
                pause = pause.multipliedBy(2).compareTo(Duration.ofSeconds(10)) < 0
                        ? pause.multipliedBy(2)
                        : Duration.ofSeconds(10);
            }
        }
    }

    private void stop(CountDownLatch stopped) {
        LOG.info("stopping after the present step");
        stopping.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
