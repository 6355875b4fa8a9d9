package io.meterproof.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChargingSessionCsvTest {
    private static final String HEADER =
            "sessionId,kwhTotal,dollars,created,ended,weekday,userId,stationId,locationId,facilityType\n";
    private static final String ROW =
            "1001,6.8949,0.83,0014-11-18 15:40:26,0014-11-18 17:11:04,Tue,user-1,station-2,location-3,4\n";

    @Test
    void aRowIsASessionOfThisCentury() throws IOException {
        assertThat(read(HEADER + ROW))
                .containsExactly(new ChargingSession(
                        "1001",
                        6895,
                        Instant.parse("2014-11-18T15:40:26Z"),
                        Instant.parse("2014-11-18T17:11:04Z"),
                        "user-1",
                        "station-2",
                        "location-3",
                        "4",
                        new BigDecimal("0.83")));
    }

    @Test
    void aWholeYearIsKept() throws IOException {
        assertThat(read(HEADER + ROW.replace("0014-", "2019-")))
                .extracting(ChargingSession::created)
                .containsExactly(Instant.parse("2019-11-18T15:40:26Z"));
    }

    @Test
    void aBadTimeIsNamed() throws IOException {
        Stream<ChargingSession> sessions = read(HEADER + ROW + ROW.replace("15:40:26", "25:40:26"));

        assertThatExceptionOfType(MalformedCsvException.class)
                .isThrownBy(sessions::toList)
                .withMessageStartingWith("record 2: ");
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        Stream<ChargingSession> sessions = read(HEADER.replace("userId", "driver") + ROW);

        assertThatExceptionOfType(MalformedCsvException.class)
                .isThrownBy(sessions::toList)
                .withMessageContaining("userId");
    }

    @Test
    void aPriceWithAnExponentIsMalformed() throws IOException {
        Stream<ChargingSession> sessions = read(HEADER + ROW.replace("0.83", "1e999999999"));

        assertThatExceptionOfType(MalformedCsvException.class).isThrownBy(() -> sessions.forEach(session -> {}));
    }

    private static Stream<ChargingSession> read(String text) throws IOException {
        return ChargingSessionCsv.read(new StringReader(text));
    }
}
