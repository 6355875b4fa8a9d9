package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestTakenOver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TakenOverTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/bundle/v3/taken-over.json");

    @Test
    void theDaysOfAClosedMonthThatItTakesOverAreItsCycle() {
        assertThat(failure(TestTakenOver.MIDDLE)).isEmpty();
    }

    @Test
    void aCycleThatBeginsElsewhereIsRefused() {
        assertThat(failure(TestTakenOver.MIDDLE.plusSeconds(86_400))).hasValueSatisfying(failure -> {
            assertThat(failure.step()).isEqualTo("cycle charges");
            assertThat(failure.path()).isEqualTo("entries[8].entry.from");
        });
    }

    @Test
    void whatWasWrittenBeforePassesStill() throws IOException {
        assertThat(Verification.of(Files.readAllBytes(GOLDEN)).failure()).isEmpty();
    }

    private static Optional<StepResult> failure(Instant begin) {
        return Verification.of(TestTakenOver.bytes(begin)).failure();
    }
}
