package io.meterproof.formats.blockfile;

/** A line that is not the canonical JSON of a received block. Its exact bytes still travel, so that it is judged. */
public final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedLineException(String reason) {
        super(reason);
    }

    public MalformedLineException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
