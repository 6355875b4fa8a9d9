package io.meterproof.quickstart.quote;

import io.meterproof.formats.csv.IntervalCsv;
import io.meterproof.formats.csv.IntervalReading;
import io.meterproof.formats.csv.MalformedCsvException;
import io.meterproof.metering.period.PriceSeries;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.tariff.TariffFile;
import io.meterproof.metering.tariff.TariffFileException;
import io.meterproof.quickstart.conformance.set.CsvTable;
import io.meterproof.quickstart.console.Decimals;
import io.meterproof.quickstart.console.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files of a quote. */
final class Inputs {
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(31);
    /** The months of what begins here are still ones that can be written. */
    private static final Instant LATEST = Instant.parse("9998-12-31T23:59:59Z");

    private Inputs() {}

    static TariffFile tariff(Path file) throws QuoteException {
        try {
            return TariffFile.read(Files.readString(file));
        } catch (TariffFileException e) {
            throw new QuoteException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Intervals of one length without gaps, as {@code reading_datetime} and kWh or m³. */
    static Intervals intervals(Path file) throws QuoteException {
        List<IntervalReading> readings;
        try (InputStream bytes = Files.newInputStream(file)) {
            readings = IntervalCsv.read(bytes).toList();
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause());
        } catch (IOException | MalformedCsvException e) {
            throw unreadable(file, e);
        }
        if (readings.size() < 2) {
            throw new QuoteException(file + " needs at least two intervals, to tell how long one is");
        }
        long length = Duration.between(readings.get(0).start(), readings.get(1).start())
                .toSeconds();
        if (length > LONGEST_INTERVAL.toSeconds()) {
            throw new QuoteException(
                    file + ": record 1: an interval is " + LONGEST_INTERVAL.toDays() + " days at most");
        }
        for (int i = 0; i < readings.size(); i++) {
            check(file, i, readings.get(i));
            Instant expected = readings.get(0).start().plusSeconds(length * i);
            if (length <= 0 || !readings.get(i).start().equals(expected)) {
                throw new QuoteException(file + ": record " + (i + 1) + ": begins at "
                        + readings.get(i).start() + ", not at " + expected
                        + "; intervals are in order, of one length and without gaps");
            }
        }
        long[] quantities =
                readings.stream().mapToLong(IntervalReading::milliUnits).toArray();
        return new Intervals(
                quantities, 0, quantities.length, readings.get(0).start().getEpochSecond(), Math.toIntExact(length));
    }

    private static void check(Path file, int index, IntervalReading reading) throws QuoteException {
        String place = file + ": record " + (index + 1) + ": ";
        if (reading.milliUnits() < 0) {
            throw new QuoteException(place + "the quantity is negative; what is exported has a file of its own");
        }
        if (reading.start().isBefore(Instant.EPOCH) || reading.start().isAfter(LATEST)) {
            throw new QuoteException(place + "begins at " + reading.start() + ", not between 1970 and 9998");
        }
    }

    private static QuoteException unreadable(Path file, Exception trouble) {
        return new QuoteException(file + " cannot be read: " + FileTrouble.reason(trouble), trouble);
    }

    /** Published prices: columns {@code from}, {@code to} and {@code price}. */
    static PriceSeries series(Path file) throws QuoteException {
        try {
            return new PriceSeries(points(file));
        } catch (IllegalArgumentException e) {
            throw new QuoteException(file + ": " + e.getMessage(), e);
        }
    }

    /** The same, one by one. */
    static List<PriceSeries.Point> points(Path file) throws QuoteException {
        List<PriceSeries.Point> points = new ArrayList<>();
        try {
            for (Map<String, String> row : CsvTable.read(file, ',')) {
                points.add(new PriceSeries.Point(
                        Instant.parse(row.get("from")), Instant.parse(row.get("to")), Decimals.read(row.get("price"))));
            }
            return points;
        } catch (NumberFormatException e) {
            throw new QuoteException(file + ": record " + (points.size() + 1) + ": price " + e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (DateTimeException | IllegalArgumentException | NullPointerException e) {
            throw new QuoteException(file + ": record " + (points.size() + 1) + ": " + e.getMessage(), e);
        }
    }
}
