package io.meterproof.metering.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionSpanTest {
    private static final long HOUR = 3600;
    private static final SessionSpan MORNING = new SessionSpan(1_000, 9_000, 8 * HOUR, 10 * HOUR);

    @Test
    void aPieceOfASessionOverlapsTheWhole() {
        assertThat(overlap(MORNING, new SessionSpan(4_000, 9_000, 9 * HOUR, 10 * HOUR)))
                .isTrue();
    }

    @Test
    void sessionsWhoseRegistersMeetDoNotOverlap() {
        assertThat(overlap(MORNING, new SessionSpan(9_000, 12_000, 10 * HOUR, 11 * HOUR)))
                .isFalse();
    }

    @Test
    void anUnsignedOffsetDoesNotMoveAPieceAway() {
        assertThat(overlap(MORNING, new SessionSpan(4_000, 9_000, 45 * HOUR, 46 * HOUR)))
                .isTrue();
    }

    @Test
    void aRegisterThatWasResetCountsAnewDaysLater() {
        assertThat(overlap(MORNING, new SessionSpan(1_000, 9_000, 46 * HOUR, 48 * HOUR)))
                .isFalse();
    }

    @Test
    void whatNeedsNoEnergyInTheMiddleOfASessionOverlapsIt() {
        assertThat(overlap(MORNING, new SessionSpan(4_000, 4_000, 9 * HOUR, 10 * HOUR)))
                .isTrue();
    }

    @Test
    void ofSessionsWithoutEnergyTheTimesTell() {
        SessionSpan idle = new SessionSpan(9_000, 9_000, 10 * HOUR, 11 * HOUR);

        assertThat(overlap(idle, new SessionSpan(9_000, 9_000, 10 * HOUR + 60, 11 * HOUR)))
                .isTrue();
        assertThat(overlap(idle, new SessionSpan(9_000, 9_000, 11 * HOUR, 12 * HOUR)))
                .isFalse();
        assertThat(overlap(idle, MORNING)).isFalse();
        assertThat(overlap(new SessionSpan(9_000, 9_000, 9 * HOUR, 10 * HOUR), MORNING))
                .isTrue();
    }

    @Test
    void ofRegistersThatBeginAnewWithEachSessionTheTimesTell() {
        SessionSpan first = new SessionSpan(0, 5_000, 8 * HOUR, 10 * HOUR);

        assertThat(overlap(first, new SessionSpan(0, 7_000, 10 * HOUR, 12 * HOUR)))
                .isFalse();
        assertThat(overlap(first, new SessionSpan(0, 7_000, 8 * HOUR, 11 * HOUR)))
                .isTrue();
    }

    private static boolean overlap(SessionSpan one, SessionSpan other) {
        assertThat(other.overlaps(one)).isEqualTo(one.overlaps(other));
        return one.overlaps(other);
    }
}
