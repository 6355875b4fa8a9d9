package io.meterproof.quickstart.key;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.SignedDocumentJson;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key log behind the REST API of billing-sink, which judges by its own trust file. */
record RestKeyLog(String url) implements KeyLog {
    private static final int KNOWN = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int REFUSED = 422;

    @Override
    public boolean submit(SignedDocument signed) throws InterruptedException {
        JsonHttp.Answer answer = ask("POST", "/registry/events", SignedDocumentJson.write(signed));
        return switch (answer.status()) {
            case ACCEPTED -> true;
            case KNOWN -> false;
            case REFUSED ->
                throw new InvalidDocumentException(
                        answer.body().path("field").asText(),
                        answer.body().path("reason").asText());
            default -> throw unexpected(answer);
        };
    }

    @Override
    public List<JsonNode> histories(Optional<Hash> meter) throws InterruptedException {
        String path = "/meters/"
                + meter.orElseThrow(() -> new StackException("The REST API lists one meter at a time: name it."))
                + "/keys";
        JsonHttp.Answer answer = ask("GET", path, null);
        return switch (answer.status()) {
            case KNOWN -> List.of(answer.body());
            case NOT_FOUND -> List.of();
            default -> throw unexpected(answer);
        };
    }

    private JsonHttp.Answer ask(String method, String path, @Nullable Object body) throws InterruptedException {
        try {
            return JsonHttp.exchange(method, url.replaceAll("/+$", "") + path, body);
        } catch (IOException e) {
            throw new StackException("The key log at " + url + " does not answer: " + e.getMessage(), e);
        }
    }

    private StackException unexpected(JsonHttp.Answer answer) {
        return new StackException("The key log at " + url + " answers " + answer.status() + ": "
                + answer.body().path("detail").asText());
    }
}
