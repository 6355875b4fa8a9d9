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
                Route.get("/openapi.yaml", OperationRoutes::openApi));
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

    private static void openApi(Context context) throws IOException {
        try (InputStream document = OperationRoutes.class.getResourceAsStream("/openapi.yaml")) {
            context.contentType("application/yaml").result(document.readAllBytes());
        }
    }
}
