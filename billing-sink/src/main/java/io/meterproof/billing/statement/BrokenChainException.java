package io.meterproof.billing.statement;

/** A chain that refers to an entry it does not have. Never skipped: a sum without it would be wrong. */
public final class BrokenChainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenChainException(String message) {
        super(message);
    }
}
