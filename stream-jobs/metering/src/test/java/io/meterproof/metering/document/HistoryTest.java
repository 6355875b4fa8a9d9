package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant ONE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TWO = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant THREE = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void aFactHoldsFromItsBeginUntilItsEnd() {
        Effective january = new Effective(ONE, Optional.of(TWO));
        Effective march = new Effective(THREE, Optional.empty());

        History<Effective> history = History.of(List.of(march, january), Function.identity());

        assertThat(history.at(ONE)).contains(january);
        assertThat(history.at(TWO)).isEmpty();
        assertThat(history.at(THREE)).contains(march);
    }

    @Test
    void factsThatOverlapAreRefused() {
        List<Effective> facts = List.of(new Effective(ONE, Optional.of(THREE)), new Effective(TWO, Optional.empty()));

        assertThatThrownBy(() -> History.of(facts, Function.identity()))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage(
                        "from: overlaps: 2026-02-01T00:00:00Z is before the end of what begins 2026-01-01T00:00:00Z");
    }

    @Test
    void aVersionHoldsUntilTheNextOne() {
        History<Instant> history = History.ofVersions(List.of(THREE, ONE), Function.identity());

        assertThat(history.at(TWO)).contains(ONE);
        assertThat(history.effective(ONE)).isEqualTo(new Effective(ONE, Optional.of(THREE)));
        assertThat(history.at(ONE.minusSeconds(1))).isEmpty();
    }

    @Test
    void twoVersionsOfOneInstantAreRefused() {
        assertThatThrownBy(() -> History.ofVersions(List.of(ONE, ONE), Function.identity()))
                .hasMessage("from: overlaps: two versions begin at 2026-01-01T00:00:00Z");
    }
}
