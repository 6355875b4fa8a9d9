package io.meterproof.anchor.epoch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;

/** A node of a chain behind a gateway that fails as gateways do, or lies. */
final class FaultyNode implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI node;
    private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);

    /** What happens to a call. */
    enum Fault {
        NONE,
        TOO_MANY_REQUESTS,
        UNAVAILABLE,
        GARBAGE,
        HANGS_UP,
        /** The transaction is sent, and the answer lost. */
        ANSWER_LOST,
        /** Every transaction is underpriced. */
        UNDERPRICED,
        /** Another chain answers. */
        OTHER_CHAIN,
        /** Every receipt is in a block that is not on the chain. */
        LIES
    }

    private FaultyNode(HttpServer server, URI node) {
        this.server = server;
        this.node = node;
    }

    static FaultyNode before(String url) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FaultyNode gateway = new FaultyNode(server, URI.create(url));
        server.createContext("/", gateway::answer);
        server.start();
        return gateway;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void become(Fault next) {
        fault.set(next);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Fault now = fault.get();
        switch (now) {
            case TOO_MANY_REQUESTS -> reply(exchange, 429, "slow down");
            case UNAVAILABLE -> reply(exchange, 503, "");
            case GARBAGE -> reply(exchange, 200, "<html>");
            case HANGS_UP -> exchange.close();
            case UNDERPRICED -> underpriced(exchange, request);
            case ANSWER_LOST -> {
                forward(request);
                exchange.close();
            }
            default -> reply(exchange, 200, changed(now, request, forward(request)));
        }
    }

    private void underpriced(HttpExchange exchange, String request) throws IOException {
        String refusal =
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"error\":{\"code\":-32000,\"message\":\"transaction underpriced\"}}";
        reply(exchange, 200, request.contains("eth_sendRawTransaction") ? refusal : forward(request));
    }

    private static String changed(Fault now, String request, String answer) {
        if (now == Fault.OTHER_CHAIN && request.contains("eth_chainId")) {
            return "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"0x1\"}";
        }
        return now == Fault.LIES && request.contains("eth_getTransactionReceipt")
                ? answer.replaceAll("\"blockHash\":\"0x..", "\"blockHash\":\"0x00")
                : answer;
    }

    private String forward(String request) throws IOException {
        try {
            return client.send(
                            HttpRequest.newBuilder(node)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(request))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
