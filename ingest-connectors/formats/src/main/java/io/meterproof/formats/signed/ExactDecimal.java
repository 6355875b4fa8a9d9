package io.meterproof.formats.signed;

import java.math.BigDecimal;

/** Register values: exact, and of a size that a register can have. */
public final class ExactDecimal {
    private static final String CHARACTERS = "0123456789+-.eE";
    private static final int MAX_LENGTH = 40;
    private static final int MAX_DIGITS = 18;
    private static final int MAX_SCALE = 12;

    private ExactDecimal() {}

    /**
     * Reads a decimal number, also one with a small exponent or with spaces before it.
     *
     * @throws MalformedSignedRecordException for anything else, such as NaN, and for numbers of more than 18 digits before or
     *     12 after the point
     */
    public static BigDecimal parse(String text) throws MalformedSignedRecordException {
        String digits = text.strip();
        if (digits.length() > MAX_LENGTH) {
            throw new MalformedSignedRecordException("a number of " + digits.length() + " characters");
        }
        if (!digits.chars().allMatch(character -> CHARACTERS.indexOf(character) >= 0)) {
            throw new MalformedSignedRecordException("not a decimal number: " + digits);
        }
        try {
            return checked(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            throw new MalformedSignedRecordException("not a decimal number: " + digits, e);
        }
    }

    /**
     * {@code mantissa · 10^exponent}.
     *
     * @throws MalformedSignedRecordException for a number out of bounds
     */
    public static BigDecimal scaled(long mantissa, int exponent) throws MalformedSignedRecordException {
        return checked(BigDecimal.valueOf(mantissa, -exponent));
    }

    /** Judged before any digit is expanded: 1e999999999 is short to write and long to print. */
    private static BigDecimal checked(BigDecimal number) throws MalformedSignedRecordException {
        long integerDigits = (long) number.precision() - number.scale();
        if (number.scale() > MAX_SCALE || integerDigits > MAX_DIGITS) {
            throw new MalformedSignedRecordException("a number that no register shows");
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
