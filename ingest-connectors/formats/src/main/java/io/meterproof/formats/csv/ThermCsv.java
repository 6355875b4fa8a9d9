package io.meterproof.formats.csv;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

/**
 * Interval files of gas in therms: columns {@code start}, an instant with its offset, and {@code value}, decimal text or empty for
 * none.
 */
public final class ThermCsv {
    private ThermCsv() {}

    /** What was used in the interval that begins at an instant. */
    public record Therms(OffsetDateTime start, BigDecimal therms) {}

    /**
     * Reads a file, plain or gzipped, as its stream is consumed; the caller closes the input.
     *
     * @throws IOException when the input fails
     * @throws MalformedCsvException for a header without a name for each column
     */
    public static Stream<Therms> read(InputStream file) throws IOException {
        return CsvRows.map(
                CsvRows.parser(CsvRows.text(file)),
                row -> new Therms(OffsetDateTime.parse(row.get("start")), therms(row.get("value"))));
    }

    private static BigDecimal therms(String value) {
        return value.isEmpty() ? BigDecimal.ZERO : CsvRows.decimal(value);
    }
}
