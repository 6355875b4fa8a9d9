package io.meterproof.loadtests.fuzz;

/** An input that a parser does not survive. */
final class Finding extends AssertionError {
    private static final long serialVersionUID = 1;

    Finding(String message) {
        super(message);
    }

    Finding(String message, Throwable cause) {
        super(message, cause);
    }
}
