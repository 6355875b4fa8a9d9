package io.meterproof.quickstart.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.TypeConversionException;

/** Times of the command line. */
public final class TimeConverters {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private TimeConverters() {}

    /** An instant of RFC 3339 in UTC: its years have four digits. */
    public static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(FIRST) && instant.isBefore(END)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw noInstant(text);
        }
        throw noInstant(text);
    }

    private static TypeConversionException noInstant(String text) {
        return new TypeConversionException("'" + text + "' is not an instant such as 2012-06-01T00:00:00Z");
    }

    /** A duration of ISO 8601, not negative. */
    public static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException e) {
            throw noDuration(text);
        }
        throw noDuration(text);
    }

    private static TypeConversionException noDuration(String text) {
        return new TypeConversionException("'" + text + "' is not a duration such as PT45S");
    }
}
