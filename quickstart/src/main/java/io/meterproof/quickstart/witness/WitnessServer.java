package io.meterproof.quickstart.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.witness.AddCheckpoint;
import io.meterproof.tlog.witness.Verdict;
import io.meterproof.tlog.witness.Witness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A witness over HTTP (C2SP tlog-witness): {@code POST /add-checkpoint}; and {@code GET /checkpoint?origin=ORIGIN}, the newest checkpoint
 * that it cosigned of a log, so that anybody can compare what two witnesses were shown.
 */
final class WitnessServer implements AutoCloseable {
    private static final int MOST_BYTES = 64 << 10;
    private static final int THREADS = 4;
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final Witness witness;
    private final WitnessDirectory directory;
    private final Clock clock;
    private final Consumer<String> log;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private record Answer(int status, String type, String body) {}

    private WitnessServer(
            Witness witness, WitnessDirectory directory, Clock clock, Consumer<String> log, HttpServer server) {
        this.witness = witness;
        this.directory = directory;
        this.clock = clock;
        this.log = log;
        this.server = server;
    }

    /**
     * A server that answers.
     *
     * @param log told what is cosigned and refused, a line each
     */
    static WitnessServer start(
            Witness witness, WitnessDirectory directory, InetSocketAddress address, Clock clock, Consumer<String> log)
            throws IOException {
        WitnessServer started = new WitnessServer(witness, directory, clock, log, HttpServer.create(address, THREADS));
        started.server.setExecutor(started.threads);
        started.server.createContext("/add-checkpoint", exchange -> started.handle(exchange, "POST"));
        started.server.createContext("/checkpoint", exchange -> started.handle(exchange, "GET"));
        started.server.start();
        return started;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange, String method) throws IOException {
        Answer answer;
        if (!exchange.getRequestMethod().equals(method)) {
            answer = new Answer(405, PLAIN, "only " + method + "\n");
        } else {
            answer = method.equals("POST") ? add(exchange) : newest(exchange);
        }
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private Answer newest(HttpExchange exchange) throws IOException {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String origin =
                query.startsWith("origin=") ? URLDecoder.decode(query.substring("origin=".length()), UTF_8) : "";
        return directory
                .checkpoint(origin)
                .map(note -> new Answer(200, PLAIN, note))
                .orElseGet(() -> new Answer(404, PLAIN, "nothing is cosigned of this log\n"));
    }

    private Answer add(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return new Answer(413, PLAIN, "a request has at most " + MOST_BYTES + " bytes\n");
        }
        try {
            return add(AddCheckpoint.parse(new String(body, UTF_8)));
        } catch (InvalidProofException e) {
            return new Answer(400, PLAIN, e.getMessage() + "\n");
        }
    }

    /** One at a time: what is compared is what is replaced. */
    private synchronized Answer add(AddCheckpoint request) throws IOException {
        String origin = request.checkpoint().origin();
        Verdict verdict = witness.decide(
                request,
                witness.logs().containsKey(origin) ? directory.head(origin) : Optional.empty(),
                clock.instant());
        log.accept(verdict.status() + " " + origin + " " + request.checkpoint().size());
        if (verdict instanceof Verdict.Cosigned cosigned) {
            directory.store(request.note().with(List.of(cosigned.signature())));
            return new Answer(200, PLAIN, cosigned.signature().line());
        } else if (verdict instanceof Verdict.Conflict conflict) {
            if (conflict.splitView()) {
                keep(request, "SPLIT VIEW: the log has signed two trees of size " + conflict.size());
            }
            return new Answer(409, "text/x.tlog.size", conflict.size() + "\n");
        }
        Verdict.Refused refused = (Verdict.Refused) verdict;
        if (refused.status() == 422) {
            keep(request, "NOT SHOWN TO BE CONSISTENT: " + refused.why());
        }
        return new Answer(refused.status(), PLAIN, refused.why() + "\n");
    }

    private void keep(AddCheckpoint request, String what) throws IOException {
        directory.keepConflict(request.note());
        log.accept(what + ", " + request.checkpoint().origin() + "; kept in " + directory.path());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
