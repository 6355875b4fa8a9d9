package io.meterproof.formats.signed;

/** Bytes that are not a record of their format; the message is the reason that is kept with them. */
public final class MalformedSignedRecordException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedSignedRecordException(String reason) {
        super(reason);
    }

    public MalformedSignedRecordException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
