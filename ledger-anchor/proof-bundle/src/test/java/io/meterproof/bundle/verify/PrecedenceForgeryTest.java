package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A seal goes before a live reading, and a reading before an estimate. */
class PrecedenceForgeryTest {
    private static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-02T00:00:00Z");
    private static final SignedBlock FIRST_DAY = TestBundles.FIRST_DAY;
    private static final SignedBlock THIRD_DAY = TestBundles.THIRD_DAY;
    private static final SignedBlock SECOND_DAY = TestBundles.home(5, "2026-03-02T00:00:00Z", 4_003, false, 1, 0, 1, 1);

    @Test
    void anEstimateOverWhatAMeterMeasuredIsRefused() {
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(FIRST_DAY, 1, 4), BOOKED)
                .bill(TestBundles.home(SECOND_DAY, 5, 1), BOOKED)
                .bill(
                        TestBundles.estimated(
                                FIRST_DAY, THIRD_DAY, 6, SECOND.getEpochSecond() + 6 * 3600, 751, 751, 750),
                        BOOKED)
                .close(TestRegistry.FROM, TestRegistry.TO, List.of(TestBundles.TERMS.get(0)));

        StepResult failure =
                Verification.of(bytes(ledger, SECOND_DAY)).failure().orElseThrow();

        assertThat(failure.step()).isEqualTo("precedence");
        assertThat(failure.path()).isEqualTo("entries[2].entry.basis");
    }

    @Test
    void aLiveReadingThatItsSealCorrectsIsRefused() {
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.LIVE, 1, 1), BOOKED)
                .bill(TestBundles.home(FIRST_DAY, 2, 3), BOOKED)
                .close(TestRegistry.FROM, TestRegistry.TO, List.of(TestBundles.TERMS.get(0)));

        StepResult failure = Verification.of(bytes(ledger)).failure().orElseThrow();

        assertThat(failure.step()).isEqualTo("precedence");
        assertThat(failure.path()).isEqualTo("entries[0].entry.basis");
    }

    @Test
    void aLiveReadingThatItsSealRepeatsStands() {
        SignedBlock live = TestBundles.home(1, "2026-03-01T00:00:00Z", 1_000, true, 1_000);
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(live, 1, 1), BOOKED)
                .bill(TestBundles.home(FIRST_DAY, 2, 3), BOOKED)
                .close(TestRegistry.FROM, TestRegistry.TO, List.of(TestBundles.TERMS.get(0)));

        assertThat(Verification.of(bytes(ledger, live)).failure()).isEmpty();
    }

    @Test
    void whatAWithdrawnBlockMeasuredIsListed() {
        Hash contradiction = TreeHasher.sha256(new byte[1]);
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(FIRST_DAY, 1, 4), BOOKED)
                .bill(TestBundles.home(SECOND_DAY, 5, 4), BOOKED)
                .bill(TestBundles.home(THIRD_DAY, 9, 4), BOOKED)
                .reverse(2, contradiction, BOOKED)
                .bill(TestBundles.gap(), BOOKED)
                .close(TestRegistry.FROM, TestRegistry.TO, List.of(TestBundles.TERMS.get(0)));

        Findings findings =
                Verification.of(bytes(ledger, SECOND_DAY)).findings().orElseThrow();

        assertThat(findings.withdrawn())
                .containsExactly(new Findings.Gap(
                        TestRegistry.HOME, "1-0:1.8.0*255", SECOND, Instant.parse("2026-03-03T00:00:00Z")));
    }

    private static byte[] bytes(TestLedger ledger, SignedBlock... more) {
        List<BlockEvidence> blocks = List.of(more).stream()
                .map(block -> TestBundles.evidence(block, TestRegistry.HOME))
                .toList();
        return TestBundles.bytes(ledger, blocks);
    }
}
