package io.meterproof.quickstart.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP to a server on this machine. */
public final class JsonHttp {
    private static final int OK = 200;
    private static final int FIRST_NOT_OK = 300;
    private static final String CAUSE = "Caused by: ";
    private static final int LONGEST_REASON = 300;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private JsonHttp() {}

    /** What a server said, whatever the status; a body that is not JSON is missing. */
    public record Answer(int status, JsonNode body) {}

    /**
     * Asks and does not judge the answer.
     *
     * @param value the body, or null for none
     */
    public static Answer exchange(String method, String url, @Nullable Object value)
            throws IOException, InterruptedException {
        var content =
                value == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(value));
        var response = send(method, url, content, "application/json");
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            return new Answer(response.statusCode(), JSON.missingNode());
        }
    }

    /**
     * What one of our own APIs answers to a GET.
     *
     * @throws StackException with its reason for answering anything else, or for silence
     */
    public static JsonNode ask(String url) throws InterruptedException {
        try {
            Answer answer = exchange("GET", url, null);
            if (answer.status() != OK) {
                throw new StackException(answer.body().path("detail").asText(url + " answers " + answer.status()));
            }
            return answer.body();
        } catch (IOException e) {
            boolean silent = e.getCause() instanceof ConnectException; // Whose words name the address.
            throw new StackException(
                    silent ? "N" + e.getMessage().substring(1) : url + " does not answer: " + e.getMessage(), e);
        }
    }

    /** Whether a GET of the address succeeds. */
    public static boolean answers(String url) throws IOException, InterruptedException {
        return send("GET", url, BodyPublishers.noBody(), "application/json").statusCode() == OK;
    }

    /** @throws IOException also for any status but 2xx, with the reason in its message */
    public static JsonNode get(String url) throws IOException, InterruptedException {
        return body(send("GET", url, BodyPublishers.noBody(), "application/json"));
    }

    /** @throws IOException as for {@link #get} */
    public static JsonNode send(String method, String url, Object value) throws IOException, InterruptedException {
        var content = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(value));
        return body(send(method, url, content, "application/json"));
    }

    /** @throws IOException as for {@link #get} */
    public static JsonNode post(String url, BodyPublisher content, String contentType)
            throws IOException, InterruptedException {
        return body(send("POST", url, content, contentType));
    }

    private static HttpResponse<String> send(String method, String url, BodyPublisher content, String contentType)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(LIMIT)
                .header("Content-Type", contentType)
                .method(method, content)
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IOException("nobody answers at " + url, e); // Its own message is empty.
        }
    }

    private static JsonNode body(HttpResponse<String> response) throws IOException {
        if (response.statusCode() < OK || response.statusCode() >= FIRST_NOT_OK) {
            throw new AnswerException(response.request().method() + " " + response.uri() + " gave "
                    + response.statusCode() + reason(response.body()));
        }
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    }

    /**
     * What to say behind the status. Servers answer with a problem's detail (RFC 9457), with whole pages, which say nothing, or with
     * whole stack traces, whose last cause says it all.
     */
    static String reason(String body) {
        if (body.isBlank() || body.stripLeading().startsWith("<")) {
            return "";
        }
        return ": " + detail(body).orElseGet(() -> lastCause(body));
    }

    private static Optional<String> detail(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body).path("detail").textValue());
        } catch (JsonProcessingException e) {
            return Optional.empty(); // It is a text.
        }
    }

    private static String lastCause(String body) {
        var fromCause = body.substring(Math.max(0, body.lastIndexOf(CAUSE)));
        var line = fromCause.split("\\\\n|\\R", 2)[0];
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
    }
}
