package io.meterproof.anchor.store;

/** The store has no tile that wide. Where one must be, the store has not caught up: try again. */
public final class MissingTileException extends StoreUnavailableException {
    private static final long serialVersionUID = 1L;

    public MissingTileException(String message) {
        super(message);
    }
}
