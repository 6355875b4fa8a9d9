package io.meterproof.metering.document;

/** A document was refused: which field, and why. */
public final class InvalidDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    public InvalidDocumentException(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    /** The field's path, such as {@code components[0].prices[1].price}; {@code document} for the whole. */
    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
