package io.meterproof.formats.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;

/**
 * Interval files: a column {@code reading_datetime} with instants, and as the second column the quantity of the interval
 * that begins there, in kWh as decimal text. Each quantity is rounded half-up to a watt-hour by itself.
 */
public final class IntervalCsv {
    private static final String TIME = "reading_datetime";
    private static final int QUANTITY = 1;

    private IntervalCsv() {}

    /**
     * Reads a file, plain or gzipped, as its stream is consumed; the caller closes the input.
     *
     * @throws IOException when the input fails
     * @throws MalformedCsvException without a header of two columns
     */
    public static Stream<IntervalReading> read(InputStream file) throws IOException {
        return read(CsvRows.text(file));
    }

    /** Reads text; see {@link #read(InputStream)}. */
    public static Stream<IntervalReading> read(Reader text) throws IOException {
        CSVParser rows = CsvRows.parser(text);
        if (rows.getHeaderNames().size() <= QUANTITY) {
            throw new MalformedCsvException("no header with a time and a quantity");
        }
        String quantity = rows.getHeaderNames().get(QUANTITY);
        return CsvRows.map(
                rows, row -> new IntervalReading(Instant.parse(row.get(TIME)), CsvRows.milli(row.get(quantity))));
    }
}
