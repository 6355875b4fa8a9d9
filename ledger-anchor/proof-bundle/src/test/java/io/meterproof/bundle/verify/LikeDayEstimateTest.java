package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestEstimate;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is estimated by earlier weeks is recomputed from the blocks and edits that the entry names. */
class LikeDayEstimateTest {
    @Test
    void anEstimateFollowsFromTheWeeksThatItNames() {
        assertThat(Verification.of(TestEstimate.bytes()).failure()).isEmpty();
    }

    @Test
    void anotherQuantityThanTheMeanIsRefused() {
        assertThat(refused(TestEstimate.estimate(List.of(1, 2), 750, 800, 700, 801))
                        .path())
                .startsWith("entries[4].entry.lines");
    }

    @Test
    void oneWeekIsNoHabit() {
        assertThat(refused(TestEstimate.estimate(List.of(1), 500, 600, 499, 500))
                        .words())
                .isEqualTo("are too few");
    }

    @Test
    void aWeekThatNobodyMeasuredIsRefused() {
        assertThat(refused(TestEstimate.estimate(List.of(1, 3), 750, 800, 700, 800))
                        .words())
                .startsWith("measured nothing at 2026-02-22T00:00:00Z");
    }

    @Test
    void aWeekBeforeTheFourThatCountIsRefused() {
        assertThat(refused(TestEstimate.estimate(List.of(1, 6), 750, 800, 700, 800))
                        .words())
                .isEqualTo("are not of the four before the block's end");
    }

    @Test
    void aBlockThatIsLeftOutIsRefused() {
        Usage usage = TestEstimate.estimate(
                TestEstimate.ORDER, List.of(1, 2), List.of(TestEstimate.SECOND), 750, 800, 700, 800);

        assertThat(refused(usage).words()).startsWith("measured nothing at 2026-03-01T00:00:00Z");
    }

    @Test
    void anOrderOfAnotherMeterIsRefused() {
        assertThat(refusedBy(TestEstimate.order("work-meter", "2026-03-16T00:00:00Z"))
                        .words())
                .isEqualTo("is of another channel");
    }

    @Test
    void anEditOfAnotherMeterIsRefused() {
        SignedDocument elsewhere = TestEstimate.edit("work-meter");
        byte[] bundle = TestEstimate.bytes(
                TestEstimate.estimate(elsewhere, 750, 800, 700, 800), TestEstimate.ORDER, TestEstimate.EDIT, elsewhere);

        assertThat(Verification.of(bundle).failure().orElseThrow().words())
                .isEqualTo("name an edit of another channel");
    }

    @Test
    void whatGoesBeyondTheOrderIsRefused() {
        assertThat(refusedBy(TestEstimate.order("home-meter", "2026-03-15T18:00:00Z"))
                        .words())
                .isEqualTo("ends earlier");
    }

    private static StepResult refusedBy(SignedDocument order) {
        List<SignedBlock> history = List.of(TestEstimate.FIRST, TestEstimate.SECOND);
        Usage usage = TestEstimate.estimate(order, List.of(1, 2), history, 750, 800, 700, 800);
        return refused(usage, order);
    }

    private static StepResult refused(Usage usage) {
        return refused(usage, TestEstimate.ORDER);
    }

    private static StepResult refused(Usage usage, SignedDocument order) {
        return Verification.of(TestEstimate.bytes(usage, order, TestEstimate.EDIT))
                .failure()
                .orElseThrow();
    }
}
