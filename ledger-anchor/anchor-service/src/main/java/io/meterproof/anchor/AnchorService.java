package io.meterproof.anchor;

import io.javalin.Javalin;
import io.meterproof.anchor.cassandra.Cassandra;
import io.meterproof.anchor.cassandra.CassandraDeploymentStore;
import io.meterproof.anchor.cassandra.CassandraEpochStore;
import io.meterproof.anchor.cassandra.CassandraTimeStampStore;
import io.meterproof.anchor.cassandra.CassandraTreeStore;
import io.meterproof.anchor.chain.AnchorMachine;
import io.meterproof.anchor.chain.Chain;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.chain.Deployer;
import io.meterproof.anchor.chain.Fees;
import io.meterproof.anchor.epoch.CheckpointSigner;
import io.meterproof.anchor.epoch.EpochLog;
import io.meterproof.anchor.epoch.Notary;
import io.meterproof.anchor.epoch.Origins;
import io.meterproof.anchor.epoch.Publisher;
import io.meterproof.anchor.feed.TileFeed;
import io.meterproof.anchor.publish.KafkaPublisher;
import io.meterproof.anchor.publish.ServiceClients;
import io.meterproof.anchor.run.Coming;
import io.meterproof.anchor.run.Health;
import io.meterproof.anchor.run.Keys;
import io.meterproof.anchor.run.Meters;
import io.meterproof.anchor.run.Stores;
import io.meterproof.anchor.run.Worker;
import io.meterproof.anchor.store.StoreUnavailableException;
import io.meterproof.anchor.timestamp.Authority;
import io.meterproof.anchor.timestamp.TimeStampChain;
import io.meterproof.anchor.web.Api;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.TreeUpdate;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.SchemaRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.web3j.crypto.Credentials;
import org.web3j.protocol.Web3jService;
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
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration NOTARY_IDLE = Duration.ofMillis(250);
    private static final Duration RENEWAL_IDLE = Duration.ofMinutes(1);

    @Mixin
    private Settings settings;

    private final Health health = new Health();
    private volatile boolean failed;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private record Signers(CheckpointSigner log, Credentials chain) {}

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
        return failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private void run() throws InterruptedException {
        settings.check();
        Keys keys = new Keys(settings.keyDirectory);
        Signers signers = new Signers(keys.log(), keys.chain(new SecureRandom()));
        Coming stores = new Coming();
        Javalin server =
                new Api(stores, health, new Meters(stores, health)).start(settings.httpHost, settings.httpPort);
        LOG.info("answering on http://{}:{}", settings.httpHost, server.port());
        ServiceClients kafka = new ServiceClients(new KafkaClients(settings.bootstrapServers));
        health.troubled("store", "is not reached yet");
        try (Cassandra cassandra = connect();
                Producer<byte[], byte[]> producer = kafka.producer()) {
            Stores reached = new Stores(
                    new CassandraTreeStore(cassandra),
                    new CassandraEpochStore(cassandra),
                    new CassandraDeploymentStore(cassandra),
                    new CassandraTimeStampStore(cassandra));
            stores.come(reached);
            work(reached, signers, kafka, producer);
        } finally {
            server.stop();
        }
    }

    private void work(Stores stores, Signers signers, ServiceClients kafka, Producer<byte[], byte[]> producer)
            throws InterruptedException {
        SchemaRegistry registry = ConfluentSchemaRegistry.at(settings.registryUrl);
        AvroWire<TreeUpdate> wire = new AvroWire<>(Topics.LOG_TILES, TreeUpdate.class, registry);
        KafkaPublisher publisher = new KafkaPublisher(producer, registry);
        LazyNotary notary = notary(stores, signers, publisher);
        try (TileFeed feed = new TileFeed(kafka::consumer, wire, stores.trees(), publisher);
                Worker feeding = new Worker("feed", feed::step, FEED_IDLE, health, this::died);
                Worker signing = new Worker("notary", notary::step, NOTARY_IDLE, health, this::died);
                Worker renewing = new Worker("renewal", renewal(stores), RENEWAL_IDLE, health, this::died)) {
            feeding.start();
            signing.start();
            renewing.start();
            stopping.await();
        }
    }

    private Worker.Step renewal(Stores stores) {
        if (settings.timeStampUrl.isEmpty()) {
            return () -> false;
        }
        TimeStampChain stamps = timeStamps(stores);
        return () -> stamps.renewOne(settings.renewal.toSeconds());
    }

    private LazyNotary notary(Stores stores, Signers signers, Publisher publisher) {
        EpochLog epochLog = new EpochLog(new Origins(settings.logName), signers.log());
        return new LazyNotary(() -> new Notary(
                stores.trees(),
                stores.epochs(),
                epochLog,
                settings.witnesses(),
                publisher,
                chain(stores, signers),
                new AnchorMachine(settings.confirmations, settings.patience),
                settings.epochPeriod,
                Clock.systemUTC()));
    }

    private Chain chain(Stores stores, Signers signers) {
        Optional<Contract> used =
                stores.epochs().newest().map(epoch -> epoch.slot().contract());
        if (settings.timeStampUrl.isPresent()) {
            return timeStamps(stores).connect(used);
        }
        Deployer deployer = new Deployer(
                settings.rpcUrls.stream().<Web3jService>map(HttpService::new).toList(),
                signers.chain(),
                stores.deployments(),
                settings.contract,
                new Fees(settings.mostGwei));
        return deployer.connect(used);
    }

    private TimeStampChain timeStamps(Stores stores) {
        return new TimeStampChain(
                new Authority(settings.timeStampUrl.orElseThrow(), settings.timeStampRoots(), new SecureRandom()),
                stores.stamps(),
                Clock.systemUTC());
    }

    /** An error leaves the process in a state that nobody has thought of: it ends, and whoever watches it starts it anew. */
    private void died(Error error) {
        failed = true;
        stopping.countDown();
    }

    private Cassandra connect() throws InterruptedException {
        Duration pause = Duration.ofMillis(500);
        while (true) {
            try {
                Cassandra reached =
                        Cassandra.connect(settings.cassandraAddress(), settings.datacenter, settings.keyspace);
                health.well("store");
                return reached;
            } catch (StoreUnavailableException e) {
                LOG.warn("trying again in {} ms: {}", pause.toMillis(), e.getMessage());
                health.troubled("store", e.getMessage());
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw e;
                }
                pause = longer(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
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
