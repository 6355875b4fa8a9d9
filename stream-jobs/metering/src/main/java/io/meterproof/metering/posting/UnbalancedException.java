package io.meterproof.metering.posting;

/** An entry whose postings do not sum to zero. Never skipped: every balance after it would be wrong. */
public final class UnbalancedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnbalancedException(String message) {
        super(message);
    }
}
