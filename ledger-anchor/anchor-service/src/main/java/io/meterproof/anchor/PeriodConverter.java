package io.meterproof.anchor;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code PT5S}, {@code 5s}, {@code 500ms} or {@code 1m}. */
final class PeriodConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        if (text.matches("[0-9]+ms")) {
            return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
        }
        if (text.matches("[0-9]+[smh]")) {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        }
        if (text.startsWith("PT")) {
            return Duration.parse(text);
        }
        throw new TypeConversionException("'" + text + "' is not a duration such as 5s, 500ms or PT1M");
    }
}
