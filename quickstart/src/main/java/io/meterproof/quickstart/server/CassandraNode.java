package io.meterproof.quickstart.server;

import io.meterproof.quickstart.part.Port;
import io.meterproof.quickstart.part.Server;
import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.process.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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
        var yaml = site.directory().configure(name(), "cassandra.yaml", yaml());
        var classPath = site.installation().runtimeClassPath("cassandra");
        return withInternals(Jvms.logged(site, "320m"))
                .flags("-Xms320m", "-javaagent:" + memoryMeter(classPath))
                .property("jdk.attach.allowAttachSelf", true)
                .property("cassandra.config", yaml.toUri())
                .property("cassandra.storagedir", data())
                .property("cassandra-foreground", "yes")
                .property("cassandra.ring_delay_ms", 100)
                .property("cassandra.skip_wait_for_gossip_to_settle", 0)
                .classPath(classPath)
                .command("org.apache.cassandra.service.CassandraDaemon", List.of());
    }

    /** What Cassandra 5.0 asks of a JVM 17 in its {@code jvm17-server.options}. */
    private static Jvm withInternals(Jvm jvm) {
        return jvm.exports(
                        "java.base/jdk.internal.misc",
                        "java.base/java.lang.ref",
                        "java.management.rmi/com.sun.jmx.remote.internal.rmi",
                        "java.rmi/sun.rmi.registry",
                        "java.rmi/sun.rmi.server",
                        "java.sql/java.sql",
                        "jdk.unsupported/sun.misc")
                .opens(
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
    }

    private static String memoryMeter(String classPath) {
        return Arrays.stream(classPath.split(":"))
                .filter(jar -> jar.contains("/jamm-"))
                .findFirst()
                .orElseThrow(() -> new StackException("Cassandra's class path lacks jamm."));
    }

    private Path data() {
        return site.directory().of(name());
    }

    private String yaml() {
        return """
                cluster_name: meterproof
                num_tokens: 1
                partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                endpoint_snitch: SimpleSnitch
                seed_provider:
                  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                    parameters:
                      - seeds: "127.0.0.1:%2$d"
                listen_address: 127.0.0.1
                storage_port: %2$d
                rpc_address: 127.0.0.1
                native_transport_port: %1$d
                start_native_transport: true
                auto_bootstrap: false
                data_file_directories: ["%3$s/data"]
                commitlog_directory: "%3$s/commitlog"
                hints_directory: "%3$s/hints"
                saved_caches_directory: "%3$s/saved_caches"
                cdc_raw_directory: "%3$s/cdc_raw"
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
                """.formatted(site.port(Port.CASSANDRA), site.port(Port.CASSANDRA_STORAGE), data());
    }
}
