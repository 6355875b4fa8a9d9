package io.meterproof.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
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

    static CSVParser parser(Reader text) throws IOException {
        return FORMAT.parse(text);
    }

    /** The rows in file order, read as they are asked for; a bad one throws {@link MalformedCsvException}. */
    static <T> Stream<T> map(CSVParser parser, Function<CSVRecord, T> reading) {
        return parser.stream().map(row -> {
            try {
                return reading.apply(row);
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new MalformedCsvException("record " + row.getRecordNumber() + ": " + e.getMessage(), e);
            }
        });
    }

    /** Thousandths of a decimal, rounded half-up. Exponents are refused: a short text could be an endless number. */
    static long milli(String decimal) {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new IllegalArgumentException("not a plain decimal: " + decimal);
        }
        return new BigDecimal(decimal)
                .movePointRight(MILLI)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
