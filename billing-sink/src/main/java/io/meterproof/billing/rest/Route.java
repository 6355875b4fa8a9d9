package io.meterproof.billing.rest;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** An operation of the API. */
record Route(HandlerType method, String path, Handler handler) {
    private static final int USUAL_LIMIT = 1_000;
    private static final int LARGEST_LIMIT = 100_000;

    static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler);
    }

    /** As the description names it, such as {@code get /accounts}. */
    String operation() {
        return method.name().toLowerCase(Locale.ROOT) + " " + path;
    }

    /** How many items a list may have: {@code ?limit=}, 1 to 100,000, or 1,000. */
    static int limit(Context context) {
        String text = context.queryParam("limit");
        if (text == null) {
            return USUAL_LIMIT;
        }
        if (!text.matches("[1-9][0-9]{0,5}") || Integer.parseInt(text) > LARGEST_LIMIT) {
            throw ProblemException.badRequest("limit is a number from 1 to " + LARGEST_LIMIT);
        }
        return Integer.parseInt(text);
    }

    /** An instant such as {@code 2012-06-01T00:00:00Z}, if the parameter is given. */
    static Optional<Instant> instant(Context context, String parameter) {
        try {
            return Optional.ofNullable(context.queryParam(parameter)).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw ProblemException.badRequest(parameter + " is an instant such as 2012-06-01T00:00:00Z");
        }
    }
}
