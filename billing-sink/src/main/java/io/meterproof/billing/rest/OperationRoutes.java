package io.meterproof.billing.rest;

import io.javalin.http.Context;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** What operators ask. */
final class OperationRoutes {
    private static final int UNAVAILABLE = 503;
    /** Of the module verifier-js. */
    private static final String PAGE = "/io/meterproof/verifier/verify.html";

    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private final Health health;
    private final PrometheusRegistry metrics;

    OperationRoutes(Health health, PrometheusRegistry metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/healthz", context -> context.json(Map.of("status", "ok"))),
                Route.get("/readyz", this::ready),
                Route.get("/metrics", this::metrics),
                Route.get("/openapi.yaml", OperationRoutes::openApi),
                Route.get("/verify.html", OperationRoutes::verifier));
    }

    private void ready(Context context) {
        Map<String, String> waiting = health.waiting();
        context.status(waiting.isEmpty() ? 200 : UNAVAILABLE)
                .json(Map.of("status", waiting.isEmpty() ? "ready" : "waiting", "waiting", waiting));
    }

    private void metrics(Context context) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter writer = new PrometheusTextFormatWriter(false);
        writer.write(text, metrics.scrape());
        context.contentType(writer.getContentType()).result(text.toByteArray());
    }

    /** The page that verifies bills; its own policy forbids it the network. */
    private static void verifier(Context context) throws IOException {
        try (InputStream page = OperationRoutes.class.getResourceAsStream(PAGE)) {
            context.header("Content-Security-Policy", PAGE_POLICY)
                    .contentType("text/html; charset=utf-8")
                    .result(page.readAllBytes());
        }
    }

    private static void openApi(Context context) throws IOException {
        try (InputStream document = OperationRoutes.class.getResourceAsStream("/openapi.yaml")) {
            context.contentType("application/yaml").result(document.readAllBytes());
        }
    }
}
