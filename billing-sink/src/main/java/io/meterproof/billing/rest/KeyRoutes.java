package io.meterproof.billing.rest;

import io.javalin.http.Context;
import io.meterproof.billing.registry.KeyLogUnavailableException;
import io.meterproof.billing.registry.KeyRegistry;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.SignedDocumentJson;
import io.meterproof.metering.keylog.KeyHistory;
import io.meterproof.metering.keylog.KeyHistoryJson;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The keys of meters, and the way of signed events into the key log. Who may do what is for the signatures to say. */
final class KeyRoutes {
    private static final int KNOWN = 200;
    private static final int ACCEPTED = 202;
    private static final String JSON = "application/json";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final KeyRegistry registry;

    KeyRoutes(KeyRegistry registry) {
        this.registry = registry;
    }

    List<Route> routes() {
        return List.of(Route.get("/meters/{meter}/keys", this::keys), Route.post("/registry/events", this::submit));
    }

    private void keys(Context context) {
        Hash meter = meter(context.pathParam("meter"));
        KeyHistory history = registry.history(meter);
        if (history.lives().isEmpty()) {
            throw ProblemException.notFound("no key event of meter " + meter + " is known");
        }
        context.contentType(JSON).result(KeyHistoryJson.write(meter, history).toString());
    }

    private static Hash meter(String hex) {
        try {
            return Hash.parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("a meter is 32 bytes in lower-case hexadecimal");
        }
    }

    private void submit(Context context) throws IOException, InterruptedException {
        try {
            SignedDocument signed = SignedDocumentJson.read(body(context));
            boolean isNew = registry.submit(signed);
            context.status(isNew ? ACCEPTED : KNOWN)
                    .json(Map.of("hash", signed.hash().hex()));
        } catch (InvalidDocumentException e) {
            throw ProblemException.refused(e.field(), e.reason());
        } catch (KeyLogUnavailableException e) {
            throw ProblemException.unavailable(e.getMessage(), SOON);
        }
    }

    private static String body(Context context) throws IOException {
        if (context.contentType() == null || !context.contentType().startsWith(JSON)) {
            throw ProblemException.unsupported("a signed document comes as " + JSON);
        }
        byte[] bytes = context.bodyInputStream().readNBytes(SignedDocumentJson.MAX_BYTES + 1);
        if (bytes.length > SignedDocumentJson.MAX_BYTES) {
            throw ProblemException.tooLarge("a signed document has at most " + SignedDocumentJson.MAX_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
