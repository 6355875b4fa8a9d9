package io.meterproof.quickstart.server;

import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The session cluster's master, Flink's JobManager. */
public record FlinkMaster(Site site, FlinkCluster cluster) implements Server {
    public static final String NAME = "flink-jobmanager";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.FLINK), site.port(Port.FLINK_RPC));
    }

    @Override
    public boolean answers() throws IOException, InterruptedException {
        return JsonHttp.answers(site.endpoints().flinkRestUrl() + "/overview");
    }

    @Override
    public List<String> command() throws IOException {
        return cluster.command(
                NAME,
                Jvms.logged(cluster.site(), "320m").quickToStart(),
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                cluster.jobManagerConfiguration());
    }
}
