package io.meterproof.quickstart.server;

import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * A distributed Kafka Connect worker with exactly-once sources.
 *
 * @param connectors the class path of our connectors; empty for none
 */
public record ConnectWorker(Site site, String connectors) implements Server {
    @Override
    public String name() {
        return "connect";
    }

    @Override
    public Set<String> needs() {
        return Set.of("kafka");
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.CONNECT));
    }

    @Override
    public boolean answers() throws IOException, InterruptedException {
        return JsonHttp.answers(site.endpoints().connectUrl() + "/connectors");
    }

    @Override
    public List<String> command() throws IOException {
        var properties = site.directory().configure(name(), "worker.properties", properties());
        var classPath = site.installation().runtimeClassPath("connect");
        return Jvms.logged(site, "320m")
                .quickToStart()
                .classPath(connectors.isEmpty() ? classPath : classPath + ":" + connectors)
                .command("org.apache.kafka.connect.cli.ConnectDistributed", List.of(properties.toString()));
    }

    private String properties() {
        return """
                bootstrap.servers=%1$s
                group.id=connect
                client.id=connect
                listeners=http://127.0.0.1:%2$d
                rest.advertised.host.name=127.0.0.1
                exactly.once.source.support=enabled
                config.storage.topic=connect.configs
                offset.storage.topic=connect.offsets
                status.storage.topic=connect.status
                config.storage.replication.factor=1
                offset.storage.replication.factor=1
                offset.storage.partitions=2
                status.storage.replication.factor=1
                status.storage.partitions=2
                key.converter=org.apache.kafka.connect.converters.ByteArrayConverter
                value.converter=org.apache.kafka.connect.converters.ByteArrayConverter
                header.converter=org.apache.kafka.connect.converters.ByteArrayConverter
                producer.max.request.size=14680064
                plugin.discovery=service_load
                scheduled.rebalance.max.delay.ms=0
                """.formatted(site.endpoints().bootstrapServers(), site.port(Port.CONNECT));
    }
}
