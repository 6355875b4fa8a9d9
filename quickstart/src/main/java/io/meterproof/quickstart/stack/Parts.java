package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.Part;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.server.CassandraNode;
import io.meterproof.quickstart.server.Chain;
import io.meterproof.quickstart.server.ConnectWorker;
import io.meterproof.quickstart.server.FlinkCluster;
import io.meterproof.quickstart.server.FlinkJobManager;
import io.meterproof.quickstart.server.FlinkTaskManager;
import io.meterproof.quickstart.server.KafkaBroker;
import io.meterproof.quickstart.server.SchemaRegistry;
import io.meterproof.quickstart.stack.Options.Scope;
import java.util.List;

/** The parts of the stack, each after those that it needs. */
final class Parts {
    private Parts() {}

    static List<Part> of(Site site, Scope scope) {
        return servers(site, new FlinkCluster(site, ""), "");
    }

    private static List<Part> servers(Site site, FlinkCluster flink, String connectors) {
        return List.of(
                new KafkaBroker(site),
                new SchemaRegistry(site),
                new CassandraNode(site),
                new Chain(site),
                new FlinkJobManager(site, flink),
                new FlinkTaskManager(site, flink),
                new ConnectWorker(site, connectors));
    }
}
