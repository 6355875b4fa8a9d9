package io.meterproof.quickstart.server;

import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.process.ChildProcess;
import io.meterproof.quickstart.process.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One KRaft node that is broker and controller. */
public record KafkaBroker(Site site) implements Server {
    /** Any fixed value will do: there is one cluster in one directory. */
    private static final String CLUSTER_ID = "bWV0ZXJwcm9vZi1sb2NhbA";

    private static final Duration FORMAT_LIMIT = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.KAFKA), site.port(Port.KAFKA_CONTROLLER));
    }

    @Override
    public boolean answers() {
        return true; // It opens its client port only when it can serve.
    }

    @Override
    public List<String> command() throws IOException, InterruptedException {
        var properties = site.directory().configure(name(), "server.properties", properties());
        if (!Files.exists(data().resolve("meta.properties"))) {
            format(properties);
        }
        return jvm("512m").command("kafka.Kafka", List.of(properties.toString()));
    }

    private void format(Path properties) throws IOException, InterruptedException {
        var arguments = List.of("format", "--cluster-id", CLUSTER_ID, "--config", properties.toString());
        var command = jvm("128m").quickToStart().plain("kafka.tools.StorageTool", arguments);
        var log = site.directory().log("kafka-format");
        var format = ChildProcess.start(command, site.directory().of(name()), log);
        if (!format.endsWithin(FORMAT_LIMIT) || format.onExit().join() != 0) {
            format.stop(Duration.ZERO);
            throw new StackException("Kafka's directory could not be formatted; see " + log);
        }
    }

    private Jvm jvm(String heap) {
        return Jvms.logged(site, heap).classPath(site.installation().runtimeClassPath("kafka"));
    }

    private Path data() {
        return site.directory().of(name()).resolve("data");
    }

    private String properties() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=CLIENT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=CLIENT://127.0.0.1:%1$d
                listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=CLIENT
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                message.max.bytes=14680064
                replica.fetch.max.bytes=14680064
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=16777216
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                transaction.max.timeout.ms=3600000
                group.initial.rebalance.delay.ms=0
                log.retention.ms=-1
                """.formatted(site.port(Port.KAFKA), site.port(Port.KAFKA_CONTROLLER), data());
    }
}
