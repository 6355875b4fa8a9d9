package io.meterproof.billing.archive;

/** The trust file is not there, or is none: ask again when somebody has mended it. */
final class TrustFileUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrustFileUnavailableException(Throwable cause) {
        super("the trust file cannot be read: " + cause, cause);
    }
}
