package io.meterproof.billing.rest;

import java.time.Duration;
import java.util.Optional;

/** Ends a request with a problem. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;
    private static final int REFUSED = 422;
    private static final int UNAVAILABLE = 503;

    private final transient Problem problem;
    private final transient Optional<Duration> retryAfter;

    private ProblemException(Problem problem, Optional<Duration> retryAfter) {
        super(problem.detail());
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    static ProblemException badRequest(String detail) {
        return once(BAD_REQUEST, "Bad request", detail);
    }

    static ProblemException notFound(String detail) {
        return once(NOT_FOUND, "Not found", detail);
    }

    static ProblemException gone(String detail) {
        return once(GONE, "Gone", detail);
    }

    static ProblemException tooLarge(String detail) {
        return once(TOO_LARGE, "Too large", detail);
    }

    static ProblemException unsupported(String detail) {
        return once(UNSUPPORTED, "Unsupported media type", detail);
    }

    /** Refuses a document. */
    static ProblemException refused(String field, String reason) {
        Problem problem =
                Problem.of(REFUSED, "Refused", field + ": " + reason, "").about(field, reason);
        return new ProblemException(problem, Optional.empty());
    }

    static ProblemException notYet(String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(CONFLICT, "Not yet", detail, ""), Optional.of(retryAfter));
    }

    static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(UNAVAILABLE, "Unavailable", detail, ""), Optional.of(retryAfter));
    }

    private static ProblemException once(int status, String title, String detail) {
        return new ProblemException(Problem.of(status, title, detail, ""), Optional.empty());
    }

    Problem problem(String instance) {
        return problem.at(instance);
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
