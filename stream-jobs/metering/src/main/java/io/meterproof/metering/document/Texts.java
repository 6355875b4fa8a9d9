package io.meterproof.metering.document;

import java.util.regex.Pattern;

/** What texts in documents may look like. */
public final class Texts {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9._:/@-]{1,100}");
    private static final int LONGEST_NAME = 200;
    private static final char DELETE = 0x7f;
    private static final Pattern COORDINATE = Pattern.compile("-?(0|[1-9]\\d{0,2})(\\.\\d{1,8})?");
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9]\\d{0,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1,6})?");

    private Texts() {}

    /** What names something: {@code [A-Za-z0-9._:/@-]{1,100}}. */
    public static boolean isIdentifier(String text) {
        return IDENTIFIER.matcher(text).matches();
    }

    /** What people read: 1 to 200 characters that print. Every reading brings one, so no pattern is asked. */
    public static boolean isName(String text) {
        int characters = 0;
        int next = 0;
        while (next < text.length() && characters <= LONGEST_NAME) {
            int character = text.codePointAt(next);
            if (!isPrinted(character)) {
                return false;
            }
            next += Character.charCount(character);
            characters++;
        }
        return characters >= 1 && characters <= LONGEST_NAME;
    }

    private static boolean isPrinted(int character) {
        return character >= ' '
                && character != DELETE
                && switch (Character.getType(character)) {
                    case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
                    default -> true;
                };
    }

    static boolean isCoordinate(String text) {
        return COORDINATE.matcher(text).matches();
    }

    static boolean isInteger(String text) {
        return INTEGER.matcher(text).matches();
    }

    /** Up to twelve digits before the point and six behind it. */
    static boolean isPrice(String text) {
        return DECIMAL.matcher(text).matches();
    }
}
