package io.meterproof.quickstart.quote;

/** An input cannot be used; the message says which and why. */
final class QuoteException extends Exception {
    private static final long serialVersionUID = 1L;

    QuoteException(String message) {
        super(message);
    }

    QuoteException(String message, Throwable cause) {
        super(message, cause);
    }
}
