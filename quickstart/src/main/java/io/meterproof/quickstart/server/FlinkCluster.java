package io.meterproof.quickstart.server;

import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.process.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the processes of the Flink session cluster have in common.
 *
 * @param jobs the class path that jobs find in their parent loader, so that native libraries load once; empty for none
 */
public record FlinkCluster(Site site, String jobs) {
    /** The task heap plus the framework heap of {@link #taskManagerConfiguration}. */
    static final String TASK_MANAGER_HEAP = "896m";

    private static final String[] OPENED = {
        "java.base/java.lang",
        "java.base/java.net",
        "java.base/java.nio",
        "java.base/java.time",
        "java.base/java.util",
        "java.base/java.util.concurrent",
        "java.base/java.util.concurrent.atomic",
        "java.base/java.util.concurrent.locks"
    };

    public Path checkpoints() {
        return site.directory().of("flink").resolve("checkpoints");
    }

    public Path savepoints() {
        return site.directory().of("flink").resolve("savepoints");
    }

    private Path temporary() {
        return site.directory().of("flink").resolve("tmp");
    }

    List<String> command(String part, Jvm jvm, String main, String configuration) throws IOException {
        Files.createDirectories(temporary());
        var file = site.directory().configure(part, "config.yaml", common() + configuration);
        return jvm.opens(OPENED)
                .property("log.file", site.directory().log(part))
                .classPath(classPath())
                .command(main, List.of("--configDir", file.getParent().toString()));
    }

    /** What both class paths share has one managed version (avro's and Kafka's own libraries too), and so is one file. */
    private String classPath() {
        var all = site.installation().runtimeClassPath("flink") + ":" + jobs;
        return Arrays.stream(all.split(":"))
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .collect(Collectors.joining(":"));
    }

    private String common() {
        return """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.bind-host: 127.0.0.1
                jobmanager.rpc.port: %1$d
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %2$d
                heartbeat.interval: 1000
                heartbeat.timeout: 8000
                io.tmp.dirs: %5$s
                classloader.resolve-order: parent-first
                parallelism.default: 1
                execution.checkpointing.dir: %3$s
                execution.checkpointing.savepoint-dir: %4$s
                execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
                execution.checkpointing.num-retained: 2
                restart-strategy.type: exponential-delay
                restart-strategy.exponential-delay.initial-backoff: 500 ms
                restart-strategy.exponential-delay.max-backoff: 10 s
                pekko.startup-timeout: 1 min
                """.formatted(
                        site.port(Port.FLINK_RPC),
                        site.port(Port.FLINK),
                        checkpoints().toUri(),
                        savepoints().toUri(),
                        temporary());
    }

    String jobManagerConfiguration() {
        return """
                jobmanager.memory.heap.size: 320m
                jobmanager.memory.off-heap.size: 64m
                jobmanager.memory.jvm-metaspace.size: 128m
                jobmanager.memory.jvm-overhead.min: 64m
                web.upload.dir: %s
                """.formatted(site.directory().of("flink").resolve("upload"));
    }

    String taskManagerConfiguration(String resourceId) {
        return """
                taskmanager.resource-id: %s
                taskmanager.host: 127.0.0.1
                taskmanager.bind-host: 127.0.0.1
                taskmanager.numberOfTaskSlots: 8
                taskmanager.cpu.cores: 2.0
                taskmanager.memory.framework.heap.size: 128m
                taskmanager.memory.framework.off-heap.size: 128m
                taskmanager.memory.task.heap.size: 768m
                taskmanager.memory.task.off-heap.size: 64m
                taskmanager.memory.managed.size: 0m
                taskmanager.memory.network.min: 96m
                taskmanager.memory.network.max: 96m
                taskmanager.memory.jvm-metaspace.size: 192m
                taskmanager.memory.jvm-overhead.min: 64m
                taskmanager.memory.jvm-overhead.max: 64m
                """.formatted(resourceId);
    }
}
