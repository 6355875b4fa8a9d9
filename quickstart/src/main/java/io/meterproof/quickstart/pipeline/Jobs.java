package io.meterproof.quickstart.pipeline;

import io.meterproof.quickstart.flink.FlinkJobs;
import io.meterproof.quickstart.flink.FlinkRest;
import io.meterproof.quickstart.flink.Job;
import io.meterproof.quickstart.flink.JobRuns;
import io.meterproof.quickstart.flink.Snapshots;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.part.StateFile;
import io.meterproof.quickstart.server.FlinkCluster;
import io.meterproof.quickstart.server.FlinkMaster;
import io.meterproof.quickstart.server.FlinkWorker;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Our jobs, as the session cluster runs them. */
public final class Jobs {
    private static final String BUILT = "stream-jobs/flink-jobs/target";
    private static final Map<String, String> MAINS = new TreeMap<>(Map.of(
            "settlement", "io.meterproof.jobs.settlement.SettlementJob",
            "log", "io.meterproof.jobs.log.LogJob",
            "anomaly", "io.meterproof.jobs.anomaly.AnomalyJob",
            "health", "io.meterproof.jobs.health.HealthJob"));

    private Jobs() {}

    public static FlinkJobs on(Site site, FlinkCluster cluster, Duration checkpointInterval, Duration retention) {
        var endpoints = site.endpoints();
        var arguments = arguments(endpoints, checkpointInterval, retention);
        return new FlinkJobs(
                new FlinkRest(endpoints.flinkRestUrl()),
                site.installation().built(BUILT, "flink-jobs-*.jar"),
                MAINS.entrySet().stream()
                        .map(job -> new Job(job.getKey(), job.getValue(), arguments))
                        .toList(),
                Set.of(KeysAndTrust.NAME, TopicsAndSchemas.NAME, FlinkMaster.NAME, FlinkWorker.NAME),
                new Snapshots(cluster.checkpoints(), cluster.savepoints()),
                new StateFile<>(site.directory().of("flink").resolve("jobs.json"), JobRuns.class));
    }

    /** The names of all jobs. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(MAINS.keySet());
    }

    private static List<String> arguments(Endpoints endpoints, Duration checkpointInterval, Duration retention) {
        var masterKey = new KeyDirectory(endpoints.keysDir()).privacyMasterKey();
        return List.of(
                "--bootstrap-servers", endpoints.bootstrapServers(),
                "--registry-url", endpoints.registryUrl(),
                "--trust", endpoints.trustFile().toString(),
                "--master-key-file", masterKey.toString(),
                "--checkpoint-interval", checkpointInterval.toString(),
                "--retention", retention.toString(),
                "--unknown-meter-wait", "PT5S");
    }
}
