package io.meterproof.loadtests.run;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How often to try: at least once, for whoever tries nothing finds nothing. */
public final class Count implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new TypeConversionException("'" + text + "' is no number of at least 1");
        }
        return Long.parseLong(text);
    }
}
