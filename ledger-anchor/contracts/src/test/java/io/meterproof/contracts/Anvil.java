package io.meterproof.contracts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/** A chain of our own for one test class: a child process on a free loopback port, with Anvil's default accounts. */
public final class Anvil implements AutoCloseable {
    /** The first of Anvil's well-known development accounts, funded on every new chain. */
    public static final String KEY = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    /** The chain id that Anvil takes by default. */
    public static final long CHAIN_ID = 31_337;

    private static final String READY = "Listening on";
    private final Process process;
    private final int port;

    private Anvil(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the executable named by the system property {@code anvil} and waits until it listens. */
    public static Anvil start(String... options) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("anvil"), "--host", "127.0.0.1", "--port", Integer.toString(port)));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Anvil anvil = new Anvil(process, port);
        anvil.awaitReady();
        return anvil;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public Web3j connect() {
        return Web3j.build(new HttpService(url()));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private void awaitReady() throws IOException {
        var lines = process.inputReader();
        StringBuilder seen = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.append(line).append('\n');
            if (line.startsWith(READY)) {
                Thread drain = new Thread(() -> lines.lines().forEach(ignored -> {}), "anvil-output");
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new IOException("anvil ended before it listened:\n" + seen);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
