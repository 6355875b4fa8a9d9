package io.meterproof.billing.store;

/** The store did not answer a question; ask again later. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message) {
        super(message);
    }

    public StoreUnavailableException(Throwable cause) {
        super("the store does not answer: " + cause, cause);
    }
}
