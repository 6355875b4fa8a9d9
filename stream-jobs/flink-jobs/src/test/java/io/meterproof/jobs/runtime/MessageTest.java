package io.meterproof.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final Message RECEIVED =
            new Message(MessageKind.RECEIVED, "meter", new byte[] {1}, new byte[] {2}, 3, 4, Optional.empty());

    @Test
    void aDeadLetterSaysWhereItCameFromAndWhy() {
        Message letter = RECEIVED.deadLetter(new IllegalStateException("unreadable"));

        assertThat(letter.kind()).isEqualTo(MessageKind.DEAD_LETTER);
        assertThat(letter.subject()).isEqualTo("readings.received");
        assertThat(letter.reason()).contains("unreadable");
    }

    @Test
    void aReasonThatRepeatsALargeInputIsCut() {
        assertThat(RECEIVED.deadLetter("x".repeat(10_000_000)).reason().orElseThrow())
                .hasSize(1_000);
    }

    @Test
    void aFailureWithoutWordsIsNamed() {
        assertThat(RECEIVED.deadLetter(new IllegalStateException()).reason()).contains("IllegalStateException");
    }
}
