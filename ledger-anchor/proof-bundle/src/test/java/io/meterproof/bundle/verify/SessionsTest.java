package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestSessions;
import org.junit.jupiter.api.Test;

/** What a charging session costs besides its energy is recomputed from its transaction. */
class SessionsTest {
    @Test
    void startAndTimeAndTheTaxOnThemFollowFromTheTransaction() {
        assertThat(Verification.of(TestSessions.bytes()).failure()).isEmpty();
    }

    @Test
    void timeThatIsWithheldThoughTheClockPermitsItIsRefused() {
        StepResult refused =
                Verification.of(TestSessions.bytes(false)).failure().orElseThrow();

        assertThat(refused.step()).isEqualTo("usage");
        assertThat(refused.path()).isEqualTo("entries[0].entry.lines[2].name");
    }
}
