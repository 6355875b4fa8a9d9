package io.meterproof.quickstart.console;

import java.math.BigDecimal;
import picocli.CommandLine.TypeConversionException;

/** Decimal numbers of people. */
public final class Decimals {
    private Decimals() {}

    /** @throws NumberFormatException with words for people, where Java's own speak of characters and notations */
    public static BigDecimal read(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new NumberFormatException("'" + text + "' is not a decimal number such as 65.00");
        }
    }

    /** The same of the command line. */
    public static BigDecimal argument(String text) {
        try {
            return read(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
