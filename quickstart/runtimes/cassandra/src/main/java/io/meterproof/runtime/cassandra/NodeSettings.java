package io.meterproof.runtime.cassandra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Cassandra 5.0 of one small node on JDK 17.
 *
 * @param directory for everything it keeps
 * @param port of CQL, and the other of the node itself, both of 127.0.0.1
 */
public record NodeSettings(String cluster, Path directory, int port, int storagePort) {
    public static final String MAIN = "org.apache.cassandra.service.CassandraDaemon";
    public static final String HEAP = "320m";

    /** What its {@code jvm17-server.options} ask for, with {@link #OPENED}. */
    private static final List<String> EXPORTED = List.of(
            "java.base/jdk.internal.misc",
            "java.base/java.lang.ref",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.sql/java.sql",
            "jdk.unsupported/sun.misc");

    private static final List<String> OPENED = List.of(
            "java.base/java.io",
            "java.base/java.lang",
            "java.base/java.lang.module",
            "java.base/java.lang.reflect",
            "java.base/java.math",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/jdk.internal.loader",
            "java.base/jdk.internal.math",
            "java.base/jdk.internal.module",
            "java.base/jdk.internal.ref",
            "java.base/jdk.internal.reflect",
            "java.base/jdk.internal.util.jar",
            "java.base/sun.nio.ch",
            "jdk.management/com.sun.management.internal");

    /**
     * The flags of its JVM, beside heap limit and class path.
     *
     * @param yaml the file that {@link #yaml()} was written to
     * @throws IllegalArgumentException if the class path lacks Cassandra's memory meter
     */
    public List<String> flags(String classPath, Path yaml) {
        String memoryMeter = Arrays.stream(classPath.split(":"))
                .filter(jar -> jar.contains("/jamm-"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cassandra's class path lacks jamm"));
        List<String> flags = new ArrayList<>(List.of(
                "-Xms" + HEAP,
                "-javaagent:" + memoryMeter,
                "-Djdk.attach.allowAttachSelf=true",
                "-Dcassandra.config=" + yaml.toUri(),
                "-Dcassandra.storagedir=" + directory,
                "-Dcassandra-foreground=yes",
                "-Dcassandra.ring_delay_ms=100",
                "-Dcassandra.skip_wait_for_gossip_to_settle=0"));
        EXPORTED.forEach(name -> flags.add("--add-exports=" + name + "=ALL-UNNAMED"));
        OPENED.forEach(name -> flags.add("--add-opens=" + name + "=ALL-UNNAMED"));
        return flags;
    }

    /** Its {@code cassandra.yaml}. */
    public String yaml() {
        return """
                cluster_name: %1$s
                num_tokens: 1
                partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                endpoint_snitch: SimpleSnitch
                seed_provider:
                  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                    parameters:
                      - seeds: "127.0.0.1:%4$d"
                listen_address: 127.0.0.1
                storage_port: %4$d
                rpc_address: 127.0.0.1
                native_transport_port: %3$d
                start_native_transport: true
                auto_bootstrap: false
                data_file_directories: ["%2$s/data"]
                commitlog_directory: "%2$s/commitlog"
                hints_directory: "%2$s/hints"
                saved_caches_directory: "%2$s/saved_caches"
                cdc_raw_directory: "%2$s/cdc_raw"
                commitlog_sync: periodic
                commitlog_sync_period: 1000ms
                commitlog_segment_size: 16MiB
                memtable_heap_space: 64MiB
                memtable_offheap_space: 64MiB
                file_cache_size: 32MiB
                key_cache_size: 8MiB
                concurrent_reads: 8
                concurrent_writes: 16
                concurrent_compactors: 1
                batch_size_warn_threshold: 256KiB
                batch_size_fail_threshold: 2MiB
                disk_failure_policy: stop
                """.formatted(cluster, directory, port, storagePort);
    }
}
