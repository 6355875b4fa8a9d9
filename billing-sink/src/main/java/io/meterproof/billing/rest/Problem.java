package io.meterproof.billing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * A refusal as RFC 9457 describes it.
 *
 * @param field of a document that is refused, null for anything else
 * @param reason why, null where there is no field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, String instance, String field, String reason) {
    private static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail, String instance) {
        return new Problem("about:blank", title, status, detail, instance, null, null);
    }

    Problem about(String field, String reason) {
        return new Problem(type, title, status, detail, instance, field, reason);
    }

    Problem at(String where) {
        return new Problem(type, title, status, detail, where, field, reason);
    }

    void send(Context context, Optional<Duration> retryAfter) {
        retryAfter.ifPresent(after -> context.header("Retry-After", Long.toString(after.toSeconds())));
        context.status(status).json(this).contentType(MEDIA_TYPE);
    }
}
