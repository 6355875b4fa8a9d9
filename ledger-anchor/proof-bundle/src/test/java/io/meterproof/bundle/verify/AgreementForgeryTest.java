package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.rating.StandingTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** One agreement holds for a channel at a time, and only for what it is about. */
class AgreementForgeryTest {
    private static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");

    @Test
    void aSecondAgreementForTheSameChannelIsRefused() {
        SignedDocument second = TestRegistry.agreement("agreement-2", TestRegistry.ALWAYS);
        List<StandingTerms> terms = List.of(
                TestBundles.TERMS.get(0), TestBundles.TERMS.get(1), TestBundles.terms(second, TestRegistry.TARIFF));
        TestLedger ledger = TestBundles.open(true).close(TestRegistry.FROM, TestRegistry.TO, terms);

        StepResult failure = refused(TestBundles.bytes(ledger, second));

        assertThat(failure.step()).isEqualTo("agreements");
        assertThat(failure.words()).contains("overlaps");
    }

    @Test
    void useUnderTwoOverlappingAgreementsInTurnIsRefused() {
        SignedDocument second = TestRegistry.agreement("agreement-2", TestRegistry.ALWAYS);
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), BOOKED)
                .bill(TestBundles.home(TestBundles.THIRD_DAY, 9, 4, second), BOOKED)
                .close(
                        TestRegistry.FROM,
                        TestRegistry.TO,
                        List.of(TestBundles.TERMS.get(0), TestBundles.terms(second, TestRegistry.TARIFF)));

        assertThat(refused(TestBundles.bytes(ledger, second)).step()).isEqualTo("agreements");
    }

    @Test
    void aLaterVersionOfAnAgreementTakesItsPlace() {
        Effective since = new Effective(Instant.parse("2026-02-01T00:00:00Z"), Optional.empty());
        SignedDocument later = TestRegistry.agreement("agreement-1", since);
        StandingTerms terms =
                new StandingTerms(later.hash(), since.from(), Optional.empty(), List.of(TestRegistry.TARIFF));
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), BOOKED)
                .reverse(1, later.hash(), BOOKED)
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4, later), OptionalLong.of(2), BOOKED)
                .close(TestRegistry.FROM, TestRegistry.TO, List.of(terms));

        assertThat(Verification.of(TestBundles.bytes(ledger, later)).failure()).isEmpty();
    }

    @Test
    void aChargingTransactionIsNotBilledThroughAnAgreement() {
        SignedDocument agreement =
                TestRegistry.agreement("agreement-work", TestRegistry.WORK, "office", TestRegistry.ALWAYS);
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.atWork("office", agreement), BOOKED)
                .close(TestRegistry.FROM, TestRegistry.TO, List.of(TestBundles.terms(agreement, TestRegistry.TARIFF)));

        StepResult failure = refused(TestBundles.bytes(ledger, agreement));

        assertThat(failure.step()).isEqualTo("usage");
        assertThat(failure.path()).isEqualTo("entries[0].entry.agreement");
    }

    private static StepResult refused(byte[] bundle) {
        return Verification.of(bundle).failure().orElseThrow();
    }
}
