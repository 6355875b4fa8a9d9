package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.http.Pages;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The billing API, as the demo asks it. */
final class Billing {
    private static final int OK = 200;
    private static final int NOT_YET = 409;
    private static final int UNAVAILABLE = 503;

    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();

    Billing(String url) {
        this.url = url;
    }

    JsonNode pipeline() throws IOException, InterruptedException {
        return JsonHttp.get(url + "/pipeline");
    }

    JsonNode anomalies() throws IOException, InterruptedException {
        return JsonHttp.get(url + "/anomalies").path("anomalies");
    }

    JsonNode alerts() throws IOException, InterruptedException {
        return JsonHttp.get(url + "/alerts").path("alerts");
    }

    /** Page by page. */
    List<JsonNode> trialBalance() throws IOException, InterruptedException {
        return Pages.of(url + "/trial-balance", JsonHttp::get);
    }

    JsonNode anchors() throws IOException, InterruptedException {
        return JsonHttp.get(url + "/anchors").path("anchors");
    }

    List<String> accounts() throws IOException, InterruptedException {
        return Pages.items(url + "/accounts", "accounts", JsonHttp::get).stream()
                .map(each -> each.path("account").asText())
                .toList();
    }

    JsonNode account(String id) throws IOException, InterruptedException {
        return JsonHttp.get(url + "/accounts/" + path(id));
    }

    JsonNode entries(String id) throws IOException, InterruptedException {
        return JsonHttp.get(url + "/accounts/" + path(id) + "/entries").path("entries");
    }

    /** The bundle's exact bytes; empty while the newest statement is not under a final anchor. */
    Optional<byte[]> bundle(String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/accounts/" + path(id) + "/bundle"))
                .timeout(Duration.ofMinutes(1))
                .build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        return switch (answer.statusCode()) {
            case OK -> Optional.of(answer.body());
            case NOT_YET, UNAVAILABLE -> Optional.empty();
            default ->
                throw new IOException("No bundle of " + id + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        };
    }

    private static String path(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
