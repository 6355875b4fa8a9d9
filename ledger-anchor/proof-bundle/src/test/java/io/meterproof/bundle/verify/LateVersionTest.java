package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestLateVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A version that is published late, to begin before use that was billed already. */
class LateVersionTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/bundle/v3");

    @Test
    void useThatIsFinalKeepsTheVersionThatItWasRatedBy() {
        byte[] bundle = TestLateVersion.bytes(TestLateVersion.BOUND.plusSeconds(1));

        assertThat(Verification.of(bundle).failure()).isEmpty();
    }

    @Test
    void useThatIsNotFinalMustBeRatedAgain() {
        assertRefused(TestLateVersion.bytes(TestLateVersion.BOUND), 1);
    }

    @Test
    void useThatIsBilledByAnEarlierVersionThanWasKnownIsRefused() {
        assertRefused(TestLateVersion.knownBefore(TestLateVersion.BOUND.plusSeconds(1)), 2);
    }

    @Test
    void whatWasWrittenBeforePassesOrIsRefusedStill() throws IOException {
        assertThat(Verification.of(golden("late-version")).failure()).isEmpty();
        assertRefused(golden("late-version-known"), 2);
    }

    private static byte[] golden(String name) throws IOException {
        return Files.readAllBytes(GOLDEN.resolve(name + ".json"));
    }

    private static void assertRefused(byte[] bundle, int position) {
        StepResult failure = Verification.of(bundle).failure().orElseThrow();

        assertThat(failure.step()).isEqualTo("standing");
        assertThat(failure.path()).isEqualTo("entries[" + position + "].entry.tariff");
    }
}
