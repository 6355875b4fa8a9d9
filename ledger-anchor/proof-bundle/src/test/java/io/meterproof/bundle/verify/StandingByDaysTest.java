package io.meterproof.bundle.verify;

import static io.meterproof.bundle.TestMonths.APRIL;
import static io.meterproof.bundle.TestMonths.MARCH;
import static io.meterproof.bundle.TestMonths.MAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestMonths;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.bundle.TestSuccession;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.rating.Line;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** An agreement moves late from a tariff without cycles to one with: its closed month is not charged for its days again. */
class StandingByDaysTest {
    private static final SignedDocument ON_PLAIN = TestRegistry.agreed(new Agreement(
            "agreement-1",
            TestRegistry.ACCOUNT,
            TestRegistry.HOME,
            ObisCode.ACTIVE_IMPORT,
            "home",
            TestSuccession.DAILY.id(),
            TestRegistry.ALWAYS));

    @Test
    void theCycleOfAMonthThatWasChargedByDaysLeavesThemOut() {
        List<Line> march = TestMonths.march(true).lines().stream()
                .filter(line -> !line.component().equals("standing"))
                .toList();

        assertThat(verified(march)).isEmpty();
    }

    @Test
    void aCycleThatChargesThemAgainIsRefused() {
        assertThat(verified(TestMonths.march(true).lines())).hasValueSatisfying(failure -> {
            assertThat(failure.step()).isEqualTo("cycle charges");
            assertThat(failure.path()).startsWith("entries[5].entry.lines");
        });
    }

    private static Optional<StepResult> verified(List<Line> march) {
        RatedPeriod april = TestMonths.rate(APRIL, MAY, TestMonths.march(true).carried(), APRIL);
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.LIVE, 1, 1, ON_PLAIN, TestSuccession.DAILY), MARCH)
                .close(MARCH, APRIL, List.of(TestBundles.terms(ON_PLAIN, TestSuccession.DAILY)))
                .reverse(1, TestRegistry.agreement().hash(), APRIL.plusSeconds(60))
                .bill(
                        TestBundles.home(TestBundles.FIRST_DAY, 1, 4, TestRegistry.agreement(), TestMonths.TARIFF),
                        OptionalLong.of(4),
                        APRIL.plusSeconds(60))
                .chargeCycle(TestMonths.charges(MARCH, APRIL, march), OptionalLong.empty(), MAY)
                .chargeCycle(TestMonths.charges(APRIL, MAY, april.lines()), OptionalLong.empty(), MAY)
                .close(APRIL, MAY, List.of());
        return Verification.of(TestMonths.bytes(ledger, ON_PLAIN, TestRegistry.tariffDocument(TestSuccession.DAILY)))
                .failure();
    }
}
