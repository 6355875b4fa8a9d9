package io.meterproof.quickstart.stack;

import io.meterproof.quickstart.part.Part;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.pipeline.AnchorService;
import io.meterproof.quickstart.pipeline.BillingSink;
import io.meterproof.quickstart.pipeline.Jobs;
import io.meterproof.quickstart.pipeline.KeysAndTrust;
import io.meterproof.quickstart.pipeline.TopicsAndSchemas;
import io.meterproof.quickstart.server.CassandraNode;
import io.meterproof.quickstart.server.Chain;
import io.meterproof.quickstart.server.ConnectWorker;
import io.meterproof.quickstart.server.FlinkCluster;
import io.meterproof.quickstart.server.FlinkMaster;
import io.meterproof.quickstart.server.FlinkWorker;
import io.meterproof.quickstart.server.KafkaBroker;
import io.meterproof.quickstart.server.SchemaRegistry;
import io.meterproof.quickstart.stack.Options.Scope;
import java.util.ArrayList;
import java.util.List;

/** The parts of the stack, each after those that it needs. */
final class Parts {
    private Parts() {}

    static List<Part> of(Site site, Options options) {
        return options.scope() == Scope.SERVERS
                ? servers(site, new FlinkCluster(site, ""), "")
                : pipeline(site, options);
    }

    private static List<Part> pipeline(Site site, Options options) {
        var installation = site.installation();
        var flink = new FlinkCluster(
                site, installation.classPathOf(installation.home().resolve("stream-jobs/flink-jobs")));
        var connectors = installation.serviceClassPath("ingest-connectors/connect");
        var parts = new ArrayList<Part>(List.of(new KeysAndTrust(site.directory())));
        parts.addAll(servers(site, flink, connectors));
        parts.addAll(List.of(
                new TopicsAndSchemas(site.endpoints()),
                Jobs.on(site, flink, options.checkpointInterval(), options.retention()),
                new AnchorService(site),
                new BillingSink(site)));
        return parts;
    }

    private static List<Part> servers(Site site, FlinkCluster flink, String connectors) {
        return List.of(
                new KafkaBroker(site),
                new SchemaRegistry(site),
                new CassandraNode(site),
                new Chain(site),
                new FlinkMaster(site, flink),
                new FlinkWorker(site, flink),
                new ConnectWorker(site, connectors));
    }
}
