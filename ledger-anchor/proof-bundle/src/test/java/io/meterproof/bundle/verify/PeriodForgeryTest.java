package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.metering.document.SignedDocument;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Service periods follow each other without gap or repetition, each charged once and stated once. */
class PeriodForgeryTest {
    private static final Instant FROM = TestRegistry.FROM;
    private static final Instant TO = TestRegistry.TO;
    private static final Instant NEXT = Instant.parse("2026-03-10T00:00:00Z");
    private static final SignedDocument NEXT_CLOSE = TestRegistry.close("close-2", TO, NEXT);

    @Test
    void twoPeriodsInARowPass() {
        TestLedger ledger = closed().close(TO, NEXT, TestBundles.TERMS);

        assertThat(Verification.of(TestBundles.bytes(ledger, NEXT_CLOSE)).failure())
                .isEmpty();
    }

    @Test
    void anEntryThatIsBookedBeforeTheOneBeforeItIsRefused() {
        TestLedger ledger = closed().backdated(FROM).close(TO, NEXT, TestBundles.TERMS);

        StepResult failure =
                Verification.of(TestBundles.bytes(ledger, NEXT_CLOSE)).failure().orElseThrow();

        assertThat(failure.step()).isEqualTo("account chain");
        assertThat(failure.path()).endsWith("booked");
    }

    @Test
    void aPeriodThatIsChargedTwiceIsRefused() {
        TestLedger ledger = closed().close(FROM, TO, TestBundles.TERMS);

        assertRefused(ledger, "from");
    }

    @Test
    void aPeriodThatDoesNotBeginWhereTheLastOneEndedIsRefused() {
        Instant later = TO.plusSeconds(86_400);
        TestLedger ledger = closed().close(later, NEXT, TestBundles.TERMS);

        assertRefused(ledger, "from", TestRegistry.close("close-2", later, NEXT));
    }

    @Test
    void aPeriodThatNoDocumentClosesIsRefused() {
        assertRefused(closed().close(TO, NEXT, TestBundles.TERMS), "from");
    }

    @Test
    void aStatementWithoutThePeriodsChargesIsRefused() {
        assertRefused(closed().statement(TO, NEXT), "type", NEXT_CLOSE);
    }

    @Test
    void twoChargesOfOnePeriodAreRefused() {
        TestLedger ledger = closed().charge(TO, NEXT, TestBundles.TERMS).close(TO, NEXT, TestBundles.TERMS);

        assertRefused(ledger, "type", NEXT_CLOSE);
    }

    @Test
    void aStatementOfAnotherPeriodThanItsChargesIsRefused() {
        Instant earlier = NEXT.minusSeconds(86_400);
        TestLedger ledger = closed().charge(TO, earlier, TestBundles.TERMS).statement(TO, NEXT);

        assertRefused(ledger, "to", NEXT_CLOSE, TestRegistry.close("close-3", TO, earlier));
    }

    private static TestLedger closed() {
        return TestBundles.open(true).close(FROM, TO, TestBundles.TERMS);
    }

    private static void assertRefused(TestLedger ledger, String field, SignedDocument... documents) {
        StepResult failure =
                Verification.of(TestBundles.bytes(ledger, documents)).failure().orElseThrow();

        assertThat(failure.step()).isEqualTo("periods");
        assertThat(failure.path()).endsWith(".entry." + field);
    }
}
