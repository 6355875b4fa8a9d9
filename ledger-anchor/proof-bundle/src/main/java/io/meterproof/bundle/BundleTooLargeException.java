package io.meterproof.bundle;

/** An account has more than one bundle can hold. */
public final class BundleTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BundleTooLargeException(String what, int count, int limit) {
        super("a bundle holds at most " + limit + " " + what + ", not " + count);
    }
}
