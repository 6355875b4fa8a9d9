package io.meterproof.billing.bundle;

/** Evidence that a bundle needs is not there: not copied yet, erased, or never had. */
public final class MissingEvidenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingEvidenceException(String message) {
        super(message);
    }
}
