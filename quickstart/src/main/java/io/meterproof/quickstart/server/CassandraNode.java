package io.meterproof.quickstart.server;

import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import io.meterproof.runtime.cassandra.NodeSettings;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A Cassandra of one node. */
public record CassandraNode(Site site) implements Server {
    @Override
    public String name() {
        return "cassandra";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.CASSANDRA), site.port(Port.CASSANDRA_STORAGE));
    }

    @Override
    public boolean answers() {
        return true; // It opens its CQL port last of all.
    }

    @Override
    public List<String> command() throws IOException {
        var settings = new NodeSettings(
                "meterproof",
                site.directory().of(name()),
                site.port(Port.CASSANDRA),
                site.port(Port.CASSANDRA_STORAGE));
        var yaml = site.directory().configure(name(), "cassandra.yaml", settings.yaml());
        var classPath = site.installation().runtimeClassPath("cassandra");
        return Jvms.logged(site, NodeSettings.HEAP)
                .flags(settings.flags(classPath, yaml).toArray(String[]::new))
                .classPath(classPath)
                .command(NodeSettings.MAIN, List.of());
    }
}
