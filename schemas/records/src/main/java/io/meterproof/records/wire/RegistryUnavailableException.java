package io.meterproof.records.wire;

/** The registry gave no answer: says nothing about the bytes, so the caller tries again later. */
public final class RegistryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
