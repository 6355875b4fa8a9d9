package io.meterproof.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of a comma-separated file with a header line, plain or gzipped, UTF-8. */
final class CsvRows {
    private static final int GZIP_FIRST = 0x1f;
    private static final int MILLI = 3;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,40})?");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private CsvRows() {}

    /** Text of a stream, unzipped when its first byte says gzip (RFC 1952 section 2.3.1). */
    static Reader text(InputStream bytes) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(bytes);
        int first = peeked.read();
        if (first >= 0) {
            peeked.unread(first);
        }
        InputStream plain = first == GZIP_FIRST ? new GZIPInputStream(peeked) : peeked;
        return new BufferedReader(new InputStreamReader(plain, UTF_8));
    }

    /** @throws MalformedCsvException for a header that is cut off or leaves a column without a name */
    static CSVParser parser(Reader text) throws IOException {
        return parser(FORMAT, text);
    }

    /**
     * The same where a column may be without a name.
     *
     * @throws MalformedCsvException for a header that is cut off
     */
    static CSVParser parserWithUnnamed(Reader text) throws IOException {
        return parser(FORMAT.builder().setAllowMissingColumnNames(true).get(), text);
    }

    private static CSVParser parser(CSVFormat format, Reader text) throws IOException {
        try {
            return format.parse(text);
        } catch (CSVException | IllegalArgumentException e) {
            throw new MalformedCsvException("header: " + e.getMessage(), e);
        }
    }

    /** The rows in file order, read as they are asked for; a bad one throws {@link MalformedCsvException}. */
    static <T> Stream<T> map(CSVParser parser, Function<CSVRecord, T> reading) {
        Iterator<CSVRecord> rows = parser.iterator();
        return Stream.generate(() -> next(parser, rows))
                .takeWhile(Optional::isPresent)
                .map(row -> convert(row.orElseThrow(), reading));
    }

    private static Optional<CSVRecord> next(CSVParser parser, Iterator<CSVRecord> rows) {
        try {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new MalformedCsvException("after record " + parser.getRecordNumber() + ": " + e.getMessage(), e);
            }
            throw e;
        }
    }

    private static <T> T convert(CSVRecord row, Function<CSVRecord, T> reading) {
        try {
            return reading.apply(row);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedCsvException("record " + row.getRecordNumber() + ": " + e.getMessage(), e);
        }
    }

    /** Thousandths of a decimal, rounded half-up. */
    static long milli(String text) {
        return decimal(text)
                .movePointRight(MILLI)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Exponents are refused, because a short text could be an endless number. */
    static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("not a plain decimal: " + text);
        }
        return new BigDecimal(text);
    }
}
