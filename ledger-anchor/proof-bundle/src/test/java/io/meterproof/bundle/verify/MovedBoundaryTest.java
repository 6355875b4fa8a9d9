package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestMovedBoundary;
import io.meterproof.metering.cycle.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MovedBoundaryTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/bundle/v3/moved-boundary.json");

    @Test
    void aCycleLeavesOutTheDaysThatAnotherContractWasChargedFor() {
        assertThat(failure(List.of(TestMovedBoundary.BY_DAYS))).isEmpty();
    }

    @Test
    void aCycleThatChargesThemAgainIsRefused() {
        assertThat(failure(List.of())).hasValueSatisfying(MovedBoundaryTest::isOfItsLines);
    }

    @Test
    void aCycleThatLeavesOutDaysThatNobodyWasChargedForIsRefused() {
        Span all = new Span(TestMovedBoundary.BY_DAYS.from().minusSeconds(86_400), TestMovedBoundary.BY_DAYS.to());

        assertThat(failure(List.of(all))).hasValueSatisfying(MovedBoundaryTest::isOfItsLines);
    }

    @Test
    void whatWasWrittenBeforePassesStill() throws IOException {
        assertThat(Verification.of(Files.readAllBytes(GOLDEN)).failure()).isEmpty();
    }

    private static void isOfItsLines(StepResult failure) {
        assertThat(failure.step()).isEqualTo("cycle charges");
        assertThat(failure.path()).startsWith("entries[7].entry.lines");
    }

    private static Optional<StepResult> failure(List<Span> leftOut) {
        return Verification.of(TestMovedBoundary.bytes(leftOut)).failure();
    }
}
