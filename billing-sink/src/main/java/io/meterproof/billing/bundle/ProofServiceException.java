package io.meterproof.billing.bundle;

/** The anchor service gave no proof and no reason to expect one. */
public final class ProofServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProofServiceException(String message) {
        super(message);
    }

    ProofServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
