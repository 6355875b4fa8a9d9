package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestRearranged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a station's register counted once is billed once, under however many numbers it was signed. */
class RearrangedSessionsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/rearranged/v1");

    @Test
    void twoStandingSessionsThatCountTheSameAreRefused() {
        StepResult refused = Verification.of(TestRearranged.twice()).failure().orElseThrow();

        assertThat(refused.step()).isEqualTo("standing");
        assertThat(refused.path()).isEqualTo("entries[1].entry.basis.block");
        assertThat(refused.words()).contains("counts what another session counted");
    }

    @Test
    void theOneThatStandsAfterTheOtherWasTakenBackPasses() {
        assertThat(Verification.of(TestRearranged.once()).failure()).isEmpty();
    }

    @Test
    void whatTheOtherVerifierIsTestedOnIsTheSame() throws IOException {
        assertThat(Files.readAllBytes(GOLDEN.resolve("twice.json"))).isEqualTo(TestRearranged.twice());
        assertThat(Files.readAllBytes(GOLDEN.resolve("once.json"))).isEqualTo(TestRearranged.once());
    }
}
