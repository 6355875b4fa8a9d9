package io.meterproof.quickstart.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.TypeConversionException;

/** Times of the command line. */
public final class TimeConverters {
    private TimeConverters() {}

    /** An instant of RFC 3339 in UTC. */
    public static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not an instant such as 2012-06-01T00:00:00Z");
        }
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
