package io.meterproof.metering.tariff;

/** A tariff file was refused: in which line, which field, and why. */
public final class TariffFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String field;

    TariffFileException(int line, String field, String reason) {
        super("line " + line + ": " + field + ": " + reason);
        this.line = line;
        this.field = field;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }

    /** The field's path, such as {@code components[0].prices[1].price}. */
    public String field() {
        return field;
    }
}
