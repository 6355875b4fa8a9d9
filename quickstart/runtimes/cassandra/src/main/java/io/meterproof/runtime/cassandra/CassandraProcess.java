package io.meterproof.runtime.cassandra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Cassandra of one node for one test class: a child process on free loopback ports. */
public final class CassandraProcess implements AutoCloseable {
    /** The data centre of a node with a simple snitch. */
    public static final String DATACENTER = "datacenter1";

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

    private final Process process;
    private final int port;

    private CassandraProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; who connects waits until it answers.
     *
     * @param directory for everything it keeps, and its output
     * @param classPath the file in which the build left its class path
     */
    public static CassandraProcess start(Path directory, Path classPath) throws IOException {
        int port = freePort();
        Path configuration = directory.resolve("cassandra.yaml");
        Files.writeString(configuration, yaml(directory, port, freePort()));
        Process process = new ProcessBuilder(command(
                        directory, configuration, Files.readString(classPath).strip()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new CassandraProcess(process, port);
    }

    private static List<String> command(Path directory, Path configuration, String classPath) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms320m", "-Xmx320m"));
        EXPORTED.forEach(name -> command.addAll(List.of("--add-exports", name + "=ALL-UNNAMED")));
        OPENED.forEach(name -> command.addAll(List.of("--add-opens", name + "=ALL-UNNAMED")));
        String memoryMeter = Arrays.stream(classPath.split(":"))
                .filter(jar -> jar.contains("/jamm-"))
                .findFirst()
                .orElseThrow();
        command.addAll(List.of(
                "-javaagent:" + memoryMeter,
                "-Djdk.attach.allowAttachSelf=true",
                "-Dcassandra.config=" + configuration.toUri(),
                "-Dcassandra.storagedir=" + directory,
                "-Dcassandra-foreground=yes",
                "-Dcassandra.ring_delay_ms=100",
                "-Dcassandra.skip_wait_for_gossip_to_settle=0",
                "-cp",
                classPath,
                "org.apache.cassandra.service.CassandraDaemon"));
        return command;
    }

    private static String yaml(Path directory, int port, int storagePort) {
        String directories = Stream.of("commitlog", "hints", "saved_caches", "cdc_raw")
                .map(name -> name + "_directory: \"" + directory.resolve(name) + "\"\n")
                .reduce("", String::concat);
        return """
                cluster_name: test
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
                commitlog_sync: periodic
                commitlog_sync_period: 1000ms
                memtable_heap_space: 64MiB
                data_file_directories: ["%3$s"]
                """.formatted(port, storagePort, directory.resolve("data")) + directories;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
