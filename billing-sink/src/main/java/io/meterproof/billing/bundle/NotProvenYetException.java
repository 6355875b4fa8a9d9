package io.meterproof.billing.bundle;

/** A bundle that cannot be made now but can be later. */
public final class NotProvenYetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotProvenYetException(String message) {
        super(message);
    }
}
