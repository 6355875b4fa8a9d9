package io.meterproof.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalCsvTest {
    private static final String HEADER = "reading_datetime,general_supply_kwh\n";
    private static final String FILE = HEADER + "2020-02-12T08:30:00Z,0.036\n2020-02-12T09:00:00Z,1\n";

    @Test
    void aRowIsAnInstantAndWattHours() throws IOException {
        assertThat(read(FILE))
                .containsExactly(
                        new IntervalReading(Instant.parse("2020-02-12T08:30:00Z"), 36),
                        new IntervalReading(Instant.parse("2020-02-12T09:00:00Z"), 1000));
    }

    @Test
    void aGzippedFileIsRecognised() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(FILE.getBytes(UTF_8));
        }

        assertThat(IntervalCsv.read(new ByteArrayInputStream(bytes.toByteArray())))
                .hasSize(2);
    }

    @Test
    void aPlainFileIsRecognised() throws IOException {
        assertThat(IntervalCsv.read(new ByteArrayInputStream(FILE.getBytes(UTF_8))))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0.0005, 1", "0.0004999, 0", "0.1234567, 123", "2.0015, 2002", "-0.0005, -1", "0, 0"})
    void eachQuantityIsRoundedHalfUpToAWattHour(String kilowattHours, long wattHours) throws IOException {
        assertThat(read(HEADER + "2020-02-12T08:30:00Z," + kilowattHours))
                .extracting(IntervalReading::milliUnits)
                .containsExactly(wattHours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday,1",
                "2020-02-12T08:30:00Z,NaN",
                "2020-02-12T08:30:00Z,",
                "2020-02-12T08:30:00Z",
                "2020-02-12T08:30:00Z,1e300"
            })
    void aBadRowIsNamed(String row) throws IOException {
        Stream<IntervalReading> readings = read(FILE + row);

        assertThatExceptionOfType(MalformedCsvException.class)
                .isThrownBy(readings::toList)
                .withMessageStartingWith("record 3: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reading_datetime\n"})
    void aFileWithoutAQuantityIsRefused(String text) {
        assertThatExceptionOfType(MalformedCsvException.class).isThrownBy(() -> read(text));
    }

    @Test
    void aQuoteThatNeverEndsIsMalformed() throws IOException {
        Stream<IntervalReading> readings = read(FILE + "\"2020");

        assertThatExceptionOfType(MalformedCsvException.class)
                .isThrownBy(() -> readings.forEach(reading -> {}))
                .withMessageStartingWith("after record 2: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\n", "\"a,b\n"})
    void aHeaderWithoutANameForEachColumnIsMalformed(String text) {
        assertThatExceptionOfType(MalformedCsvException.class)
                .isThrownBy(() -> read(text))
                .withMessageStartingWith("header: ");
    }

    private static Stream<IntervalReading> read(String text) throws IOException {
        return IntervalCsv.read(new StringReader(text));
    }
}
