package io.meterproof.anchor.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.TreeHead;
import io.meterproof.tlog.witness.AddCheckpoint;
import io.meterproof.tlog.witness.Verdict;
import io.meterproof.tlog.witness.Witness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A witness in memory behind real HTTP. */
public final class TestWitness implements AutoCloseable {
    private final Witness witness;
    private final HttpServer server;
    private Optional<TreeHead> latest = Optional.empty();
    private volatile boolean away;

    private TestWitness(Witness witness, HttpServer server) {
        this.witness = witness;
        this.server = server;
    }

    public static TestWitness start(String name, NoteAlgorithm algorithm, KeyPair pair, Provider provider, NoteKey log)
            throws IOException {
        Witness witness = new Witness(
                NoteKey.of(name, algorithm, pair.getPublic()),
                pair.getPrivate(),
                provider,
                Map.of(log.name(), List.of(log)));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TestWitness started = new TestWitness(witness, server);
        server.createContext("/add-checkpoint", started::answer);
        server.start();
        return started;
    }

    public WitnessAddress address() {
        return WitnessAddress.parse(witness.key() + "="
                + URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    public void goAway(boolean gone) {
        away = gone;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        AddCheckpoint request =
                AddCheckpoint.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Verdict verdict = witness.decide(request, latest, Instant.parse("2026-01-01T00:00:00Z"));
        String body = "";
        if (verdict instanceof Verdict.Cosigned cosigned) {
            latest = Optional.of(cosigned.head());
            body = cosigned.signature().line();
        } else if (verdict instanceof Verdict.Conflict conflict) {
            body = conflict.size() + "\n";
        }
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(away ? 503 : verdict.status(), away || bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(away ? new byte[0] : bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
