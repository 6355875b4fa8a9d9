package io.meterproof.quickstart.console;

import io.meterproof.quickstart.part.Port;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A port that somebody asked for.
 *
 * @param name of a {@link Port}
 */
record PortChoice(String name, int number) {
    private static final int HIGHEST = 65_535;

    /** Reads {@code NAME=PORT}. */
    static final class Converter implements ITypeConverter<PortChoice> {
        @Override
        public PortChoice convert(String value) {
            int equals = value.indexOf('=');
            if (equals < 0) {
                throw new TypeConversionException("'" + value + "' is not NAME=PORT");
            }
            return new PortChoice(name(value.substring(0, equals)), number(value.substring(equals + 1)));
        }

        private static String name(String name) {
            if (!Port.labels().contains(name)) {
                throw new TypeConversionException(
                        "no port is called '" + name + "', only " + String.join(", ", Port.labels()));
            }
            return name;
        }

        private static int number(String digits) {
            try {
                int number = Integer.parseInt(digits);
                if (number >= 1 && number <= HIGHEST) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw outside(digits);
            }
            throw outside(digits);
        }

        private static TypeConversionException outside(String digits) {
            return new TypeConversionException("'" + digits + "' is not a port from 1 to " + HIGHEST);
        }
    }
}
