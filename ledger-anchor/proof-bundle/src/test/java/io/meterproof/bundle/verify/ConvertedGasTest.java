package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestGas;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.GasVolume;
import io.meterproof.metering.ledger.Usage;
import org.junit.jupiter.api.Test;

/** Gas that was billed by its energy is recomputed from volume, conversion and calorific value. */
class ConvertedGasTest {
    private static final GasVolume GAS = TestGas.gas(3_500);

    @Test
    void theEnergyOfVolumesAndOfAnEditFollowsFromTheDocumentsThatTheyCite() {
        VerificationReport report = Verification.of(TestGas.bytes());

        assertThat(report.failure()).isEmpty();
        assertThat(report.findings().orElseThrow().toString()).contains("EDITED");
    }

    @Test
    void moreEnergyThanTheVolumeHasIsRefused() {
        assertThat(refused(usage(GAS, 10_000, 20_000, 5_001, 0)).path()).startsWith("entries[0].entry.lines");
    }

    @Test
    void anotherVolumeThanTheMeteredOneIsRefused() {
        assertThat(refused(usage(TestGas.gas(3_501), 10_000, 20_000, 5_000, 0)).path())
                .isEqualTo("entries[0].entry.gas");
    }

    @Test
    void theCalorificValueOfAnotherRegionIsRefused() {
        SignedDocument elsewhere = TestGas.values("south", "36");
        Usage usage = TestGas.usage(elsewhere, GAS, 10_000, 20_000, 5_000, 0);

        assertThat(refused(usage, elsewhere).words()).isEqualTo("has calorific values of another region");
    }

    @Test
    void energyThatNamesNoVolumeIsRefused() {
        assertThat(refused(usage(null, 10_000, 20_000, 5_000, 0)).step()).isEqualTo("usage");
    }

    private static Usage usage(GasVolume gas, long... energy) {
        return TestGas.usage(TestGas.VALUES, gas, energy);
    }

    private static StepResult refused(Usage usage) {
        return refused(usage, TestGas.VALUES);
    }

    private static StepResult refused(Usage usage, SignedDocument values) {
        return Verification.of(TestGas.bytes(usage, TestGas.CONVERSION, values))
                .failure()
                .orElseThrow();
    }
}
