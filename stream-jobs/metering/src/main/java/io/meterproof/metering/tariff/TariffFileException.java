package io.meterproof.metering.tariff;

/** A tariff file was refused: in which line, which field, and why. */
public final class TariffFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param line counted from 1
     * @param field its path, such as {@code components[0].prices[1].price}
     */
    TariffFileException(int line, String field, String reason) {
        super("line " + line + ": " + field + ": " + reason);
    }
}
