package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestRoof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What was fed in is told from what was taken. */
class ExportedUseTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/bundle/v3");

    @Test
    void whatWasFedInPassesWhereTheEntrySaysSo() throws IOException {
        assertThat(Verification.of(TestRoof.bytes(true)).failure()).isEmpty();
        assertThat(Files.readAllBytes(GOLDEN.resolve("roof.json"))).isEqualTo(TestRoof.bytes(true));
    }

    @Test
    void theReportTellsWhatWasFedInFromWhatWasUsed() {
        Findings findings = Verification.of(TestRoof.bytes(true)).findings().orElseThrow();

        assertThat(findings.places())
                .flatExtracting(Findings.Place::endUses)
                .flatExtracting(Findings.EndUse::energy)
                .containsExactly(new Findings.Energy("kWh", true, "METER_SIGNED", false, "", 3_500));
    }

    @Test
    void whatWasFedInIsNotBilledAsTaken() throws IOException {
        StepResult refused = Verification.of(TestRoof.bytes(false)).failure().orElseThrow();

        assertThat(refused.step()).isEqualTo("usage");
        assertThat(refused.path()).isEqualTo("entries[0].entry.exported");
        assertThat(Files.readAllBytes(GOLDEN.resolve("roof-as-taken.json"))).isEqualTo(TestRoof.bytes(false));
    }
}
