package io.meterproof.quickstart.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The session cluster's one worker, Flink's TaskManager. Each start has its own resource id, so that it is not taken for the one before. */
public final class FlinkWorker implements Server {
    public static final String NAME = "flink-taskmanager";

    private final Site site;
    private final FlinkCluster cluster;
    private volatile String resourceId = "";

    public FlinkWorker(Site site, FlinkCluster cluster) {
        this.site = site;
        this.cluster = cluster;
    }

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
        return List.of(); // It takes any, and tells the JobManager which.
    }

    @Override
    public boolean answers() throws IOException, InterruptedException {
        var registered =
                JsonHttp.get(site.endpoints().flinkRestUrl() + "/taskmanagers").path("taskmanagers");
        return StreamSupport.stream(registered.spliterator(), false).anyMatch(this::isThisOne);
    }

    private boolean isThisOne(JsonNode taskManager) {
        return taskManager.path("id").asText().equals(resourceId);
    }

    @Override
    public List<String> command() throws IOException {
        resourceId = "taskmanager-" + System.currentTimeMillis();
        return cluster.command(
                NAME,
                Jvms.logged(cluster.site(), FlinkCluster.TASK_MANAGER_HEAP),
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                cluster.taskManagerConfiguration(resourceId));
    }
}
