package io.meterproof.tlog;

/** A proof, tile, checkpoint or note that does not hold; the message says which step failed. */
public final class InvalidProofException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidProofException(String message) {
        super(message);
    }

    public InvalidProofException(String message, Throwable cause) {
        super(message, cause);
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new InvalidProofException(message);
        }
    }
}
