package io.meterproof.formats.csv;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Files of Ausgrid's solar homes: local date and time without a name, then kWh of some of {@code GC} (general consumption),
 * {@code CL} (controlled load) and {@code GG} (gross generation). Clocks are read as UTC; each quantity is rounded half-up to a
 * watt-hour by itself.
 */
public final class ProsumerCsv {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private ProsumerCsv() {}

    /** What a column measures. */
    public enum Column {
        GC,
        CL,
        GG
    }

    /** One row: watt-hours of each column that the file has. */
    public record Row(Instant start, Map<Column, Long> wattHours) {}

    /**
     * Reads a file, plain or gzipped, as its stream is consumed; the caller closes the input.
     *
     * @throws IOException when the input fails
     * @throws MalformedCsvException without a header that has one of the columns
     */
    public static Stream<Row> read(InputStream file) throws IOException {
        CSVParser rows = CsvRows.parserWithUnnamed(CsvRows.text(file));
        Map<Column, String> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            if (rows.getHeaderMap().containsKey(column.name())) {
                columns.put(column, column.name());
            }
        }
        if (columns.isEmpty()) {
            throw new MalformedCsvException("no header with GC, CL or GG");
        }
        return CsvRows.map(rows, row -> row(row, columns));
    }

    private static Row row(CSVRecord row, Map<Column, String> columns) {
        Map<Column, Long> wattHours = new EnumMap<>(Column.class);
        columns.forEach((column, name) -> wattHours.put(column, CsvRows.milli(row.get(name))));
        return new Row(LocalDateTime.parse(row.get(0), TIME).toInstant(ZoneOffset.UTC), wattHours);
    }
}
