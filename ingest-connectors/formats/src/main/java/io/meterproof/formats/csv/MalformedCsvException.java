package io.meterproof.formats.csv;

/** A row that cannot be read; the message names the line and what is wrong with it. */
public final class MalformedCsvException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedCsvException(String reason) {
        super(reason);
    }

    public MalformedCsvException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
