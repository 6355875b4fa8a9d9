package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestLateUse;
import io.meterproof.metering.ledger.Usage;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LateUseTest {
    @Test
    void aLateCorrectionThatWritesOffWhatIsBeyondThePolicyPasses() {
        assertThat(Verification.of(TestLateUse.bytes()).failure()).isEmpty();
    }

    @Test
    void aLateCorrectionThatChargesAllIsRefused() {
        assertRefused(TestLateUse.whole(), OptionalLong.of(4), "entries[4].entry.lines");
    }

    @Test
    void aCorrectionThatWritesOffTooLittleIsRefused() {
        assertRefused(TestLateUse.bounded(1), OptionalLong.of(4), "entries[4].entry.lines[1].amount");
    }

    @Test
    void aLateBillThatReplacesNothingMustChargeNothing() {
        assertRefused(TestLateUse.bounded(870_000), OptionalLong.empty(), "entries[4].entry.lines[1].amount");
        assertThat(Verification.of(TestLateUse.bytes(TestLateUse.bounded(1_200_000), OptionalLong.empty()))
                        .failure())
                .isEmpty();
    }

    /** 2 kWh at 0.30 in place of 0.5 kWh, whatever the same cause takes back elsewhere. */
    @Test
    void whatACauseTakesBackAtOneUsagePointIsNotDrawnOnAtAnother() {
        assertThat(Verification.of(TestLateUse.moved(450_000)).failure()).isEmpty();
        assertThat(Verification.of(TestLateUse.moved(1)).failure())
                .map(StepResult::path)
                .contains("entries[6].entry.lines[1].amount");
    }

    private static void assertRefused(Usage rebill, OptionalLong rebills, String place) {
        StepResult failure =
                Verification.of(TestLateUse.bytes(rebill, rebills)).failure().orElseThrow();

        assertThat(failure.path()).isEqualTo(place);
    }
}
