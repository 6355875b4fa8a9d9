package io.meterproof.formats.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * Charging session files of workplaces. Times are taken as UTC; a year below 100 lost its century in export and means
 * one of this century (0014 is 2014).
 */
public final class ChargingSessionCsv {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int CENTURY = 2000;
    private static final int LOST_CENTURY = 100;

    private ChargingSessionCsv() {}

    /**
     * Reads a file, plain or gzipped, as its stream is consumed; the caller closes the input.
     *
     * @throws IOException when the input fails
     * @throws MalformedCsvException for a header that is none
     */
    public static Stream<ChargingSession> read(InputStream file) throws IOException {
        return read(CsvRows.text(file));
    }

    /** Reads text; see {@link #read(InputStream)}. */
    public static Stream<ChargingSession> read(Reader text) throws IOException {
        return CsvRows.map(CsvRows.parser(text), ChargingSessionCsv::session);
    }

    private static ChargingSession session(CSVRecord row) {
        return new ChargingSession(
                row.get("sessionId"),
                CsvRows.milli(row.get("kwhTotal")),
                time(row.get("created")),
                time(row.get("ended")),
                row.get("userId"),
                row.get("stationId"),
                row.get("locationId"),
                row.get("facilityType"),
                CsvRows.decimal(row.get("dollars")));
    }

    private static Instant time(String text) {
        LocalDateTime time = LocalDateTime.parse(text, TIME);
        return (time.getYear() < LOST_CENTURY ? time.plusYears(CENTURY) : time).toInstant(ZoneOffset.UTC);
    }
}
