package io.meterproof.runtime.cassandra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Cassandra of one node for one test class: a child process on free loopback ports. */
public final class CassandraProcess implements AutoCloseable {
    /** The data centre of a node with a simple snitch. */
    public static final String DATACENTER = "datacenter1";

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
        NodeSettings settings = new NodeSettings("test", directory, freePort(), freePort());
        Path yaml = Files.writeString(directory.resolve("cassandra.yaml"), settings.yaml());
        Process process = new ProcessBuilder(
                        command(settings, yaml, Files.readString(classPath).strip()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new CassandraProcess(process, settings.port());
    }

    private static List<String> command(NodeSettings settings, Path yaml, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + NodeSettings.HEAP);
        command.addAll(settings.flags(classPath, yaml));
        command.addAll(List.of("-cp", classPath, NodeSettings.MAIN));
        return command;
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
