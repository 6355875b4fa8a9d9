package io.meterproof.quickstart.document;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Calorific values as networks publish them: CSV (RFC 4180) with a header, columns {@code day} and {@code value} (MJ/m³). */
final class CalorificFile {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int MOST_DAYS = 400;

    private CalorificFile() {}

    /** @throws InvalidDocumentException with the line and the column that is none */
    static NavigableMap<LocalDate, BigDecimal> read(Path file) throws UnreadableFileException {
        try (Reader text = Files.newBufferedReader(file);
                CSVParser lines =
                        CSVParser.builder().setReader(text).setFormat(FORMAT).get()) {
            NavigableMap<LocalDate, BigDecimal> values = new TreeMap<>();
            for (CSVRecord line : lines) {
                add(line, values);
            }
            return values;
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableFileException("read", file, e);
        }
    }

    private static void add(CSVRecord line, NavigableMap<LocalDate, BigDecimal> values) {
        LocalDate day = day(line);
        if (values.size() == MOST_DAYS) {
            throw new InvalidDocumentException(at(line, "day"), "is the day after " + MOST_DAYS + " others");
        } else if (values.put(day, value(line)) != null) {
            throw new InvalidDocumentException(at(line, "day"), "is there twice: " + day);
        }
    }

    private static LocalDate day(CSVRecord line) {
        try {
            return LocalDate.parse(column(line, "day"));
        } catch (DateTimeException e) {
            throw new InvalidDocumentException(at(line, "day"), "is not a date such as 2012-06-01");
        }
    }

    private static BigDecimal value(CSVRecord line) {
        try {
            return new BigDecimal(column(line, "value"));
        } catch (NumberFormatException e) {
            throw new InvalidDocumentException(at(line, "value"), "is not a decimal number");
        }
    }

    private static String column(CSVRecord line, String name) {
        if (!line.isSet(name)) {
            throw new InvalidDocumentException(at(line, name), "is missing");
        }
        return line.get(name).strip();
    }

    private static String at(CSVRecord line, String column) {
        return "line " + (line.getRecordNumber() + 1) + " " + column;
    }
}
