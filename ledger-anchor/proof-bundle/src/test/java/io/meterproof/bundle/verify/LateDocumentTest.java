package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A closed period keeps the charges that followed from what was known when it was closed. */
class LateDocumentTest {
    private static final Instant FROM = TestRegistry.FROM;
    private static final Instant TO = TestRegistry.TO;
    private static final Instant NEXT = Instant.parse("2026-03-10T00:00:00Z");
    private static final Instant BOOKED = Instant.parse("2026-03-04T00:30:00Z");
    private static final SignedDocument NEXT_CLOSE = TestRegistry.close("close-2", TO, NEXT);
    private static final Tariff DEARER = TestRegistry.dearer(Instant.parse("2026-03-02T00:00:00Z"), "0.95");
    private static final StandingTerms HOME = TestBundles.TERMS.get(0);
    private static final StandingTerms DEARER_HOME =
            TestBundles.terms(TestRegistry.agreement(), TestRegistry.TARIFF, DEARER);

    @Test
    void anAuthorisationThatComesAfterTheCloseLeavesThePeriodsChargesAlone() {
        TestLedger ledger = home(TestRegistry.TARIFF)
                .close(FROM, TO, List.of(HOME))
                .bill(TestBundles.atWork(), NEXT)
                .close(TO, NEXT, TestBundles.TERMS);

        assertThat(Verification.of(TestBundles.bytes(ledger, NEXT_CLOSE)).failure())
                .isEmpty();
    }

    @Test
    void aVersionThatIsBackdatedAfterTheCloseLeavesThePeriodsChargesAlone() {
        TestLedger ledger = home(TestRegistry.TARIFF)
                .close(FROM, TO, List.of(HOME))
                .reverse(2, TestRegistry.tariffDocument(DEARER).hash(), NEXT)
                .bill(third(DEARER), OptionalLong.of(5), NEXT)
                .close(TO, NEXT, List.of(DEARER_HOME));

        assertPasses(ledger);
    }

    @Test
    void aVersionThatOnlyTheStandingChargesShowIsKnownByThem() {
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), BOOKED)
                .close(FROM, TO, List.of(DEARER_HOME))
                .close(TO, NEXT, List.of(DEARER_HOME));

        assertPasses(ledger);
    }

    @Test
    void aVersionThatIsBackdatedWhileNothingWasUsedLeavesThePeriodsChargesAlone() {
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), BOOKED)
                .close(FROM, TO, List.of(HOME))
                .close(TO, NEXT, List.of(DEARER_HOME));

        assertPasses(ledger);
    }

    @Test
    void aVersionThatWasBilledBeforeTheCloseHoldsForThePeriodsCharges() {
        TestLedger ledger = home(DEARER).close(FROM, TO, List.of(HOME));

        StepResult failure = Verification.of(TestBundles.bytes(ledger, TestRegistry.tariffDocument(DEARER)))
                .failure()
                .orElseThrow();

        assertThat(failure.step()).isEqualTo("period charges");
    }

    @Test
    void standingChargesOfWhatWasUsedInThePeriodCannotBeLeftOut() {
        TestLedger ledger = home(TestRegistry.TARIFF).close(FROM, TO, List.of());

        StepResult failure =
                Verification.of(TestBundles.bytes(ledger)).failure().orElseThrow();

        assertThat(failure.step()).isEqualTo("period charges");
    }

    private static TestLedger home(Tariff third) {
        return new TestLedger()
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), BOOKED)
                .bill(third(third), BOOKED);
    }

    private static Usage third(Tariff tariff) {
        return TestBundles.home(TestBundles.THIRD_DAY, 9, 4, TestRegistry.agreement(), tariff);
    }

    private static void assertPasses(TestLedger ledger) {
        byte[] bundle = TestBundles.bytes(ledger, NEXT_CLOSE, TestRegistry.tariffDocument(DEARER));

        assertThat(Verification.of(bundle).failure()).isEmpty();
    }
}
