package io.meterproof.billing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/** A refusal as RFC 9457 describes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, String instance) {
    private static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail, String instance) {
        return new Problem("about:blank", title, status, detail, instance);
    }

    void send(Context context, Optional<Duration> retryAfter) {
        retryAfter.ifPresent(after -> context.header("Retry-After", Long.toString(after.toSeconds())));
        context.status(status).json(this).contentType(MEDIA_TYPE);
    }
}
