package io.meterproof.metering.document;

import java.util.regex.Pattern;

/** What texts in documents may look like. */
public final class Texts {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9._:/@-]{1,100}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\p{Cn}\\p{Co}]{1,200}");
    private static final Pattern COORDINATE = Pattern.compile("-?(0|[1-9]\\d{0,2})(\\.\\d{1,8})?");
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9]\\d{0,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1,6})?");

    private Texts() {}

    /** What names something: {@code [A-Za-z0-9._:/@-]{1,100}}. */
    public static boolean isIdentifier(String text) {
        return IDENTIFIER.matcher(text).matches();
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
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
