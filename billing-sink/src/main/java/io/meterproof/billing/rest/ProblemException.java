package io.meterproof.billing.rest;

import java.time.Duration;
import java.util.Optional;

/** Ends a request with a problem. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private final int status;
    private final String title;
    private final transient Optional<Duration> retryAfter;

    private ProblemException(int status, String title, String detail, Optional<Duration> retryAfter) {
        super(detail);
        this.status = status;
        this.title = title;
        this.retryAfter = retryAfter;
    }

    static ProblemException badRequest(String detail) {
        return new ProblemException(BAD_REQUEST, "Bad request", detail, Optional.empty());
    }

    static ProblemException notFound(String detail) {
        return new ProblemException(NOT_FOUND, "Not found", detail, Optional.empty());
    }

    static ProblemException notYet(String detail, Duration retryAfter) {
        return new ProblemException(CONFLICT, "Not yet", detail, Optional.of(retryAfter));
    }

    static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(UNAVAILABLE, "Unavailable", detail, Optional.of(retryAfter));
    }

    int status() {
        return status;
    }

    Problem problem(String instance) {
        return Problem.of(status, title, getMessage(), instance);
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
