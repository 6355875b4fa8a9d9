package io.meterproof.anchor.store;

/** The store did not answer, or not with what it must hold: try again. */
public sealed class StoreUnavailableException extends RuntimeException permits MissingTileException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message) {
        super(message);
    }

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
