package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PeriodCloseTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aPeriodOfFourHundredDaysThatIsOverIsRead() {
        Instant to = FROM.plus(Duration.ofDays(400));

        assertThat(read(to, to)).isEqualTo(new PeriodClose("c", "a", FROM, to, to));
    }

    @Test
    void aPeriodThatEndsAfterItIsClosedIsRefused() {
        Instant to = FROM.plus(Duration.ofDays(31));

        assertThatThrownBy(() -> read(to, to.minusSeconds(1)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("to")
                .hasMessageContaining("is after at");
    }

    @Test
    void aLongerPeriodIsRefused() {
        Instant to = FROM.plus(Duration.ofDays(401));

        assertThatThrownBy(() -> read(to, to))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("is more than 400 days after from");
    }

    private static Document read(Instant to, Instant at) {
        return DocumentCodec.decode(DocumentCodec.encode(new PeriodClose("c", "a", FROM, to, at)));
    }
}
