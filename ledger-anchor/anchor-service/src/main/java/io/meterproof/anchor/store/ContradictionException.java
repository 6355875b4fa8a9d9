package io.meterproof.anchor.store;

/** The log contradicts itself, or what was signed: nothing more may be signed until a person has looked. Never tried again. */
public final class ContradictionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ContradictionException(String message) {
        super(message);
    }

    public ContradictionException(String message, Throwable cause) {
        super(message, cause);
    }
}
