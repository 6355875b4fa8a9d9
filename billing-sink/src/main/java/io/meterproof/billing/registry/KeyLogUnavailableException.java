package io.meterproof.billing.registry;

/** The key log cannot be appended to now; trying again later is the only remedy. */
public final class KeyLogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyLogUnavailableException(String message) {
        super(message);
    }

    KeyLogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
