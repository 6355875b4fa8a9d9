package io.meterproof.formats.sml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdlClockTest {
    private static final LocalDateTime SUMMER = LocalDateTime.parse("2026-05-01T14:00:00");
    private static final LocalDateTime TWICE = LocalDateTime.parse("2026-10-25T02:30:00");
    private static final LocalDateTime NEVER = LocalDateTime.parse("2026-03-29T02:30:00");

    @Test
    void whoeverStatesNoOffsetMeansThatOfTheSeason() throws MalformedSignedRecordException {
        assertThat(stated(SUMMER, null)).isEqualTo(ZoneOffset.ofHours(2));
        assertThat(stated(SUMMER.minusMonths(4), null)).isEqualTo(ZoneOffset.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+18:00", "-18:00", "+01:00", "Z", "+02:15"})
    void anotherOffsetThanThatOfTheSeasonIsRefused(String other) {
        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> stated(SUMMER, other))
                .withMessage("the offset " + other
                        + " beside the signed time is not that of the meter's clock then: +02:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+01:00", "+02:00"})
    void ofTheHourThatComesTwiceTheFirstIsMeantWhateverIsStated(String offset) throws MalformedSignedRecordException {
        assertThat(stated(TWICE, offset)).isEqualTo(ZoneOffset.ofHours(2));
    }

    @Test
    void inTheHourThatIsLeftOutItIsStillWinter() throws MalformedSignedRecordException {
        assertThat(stated(NEVER, null)).isEqualTo(ZoneOffset.ofHours(1));
    }

    private static ZoneOffset stated(LocalDateTime local, String offset) throws MalformedSignedRecordException {
        return EdlClock.LEGAL_TIME.offset(local, Optional.ofNullable(offset).map(ZoneOffset::of));
    }
}
