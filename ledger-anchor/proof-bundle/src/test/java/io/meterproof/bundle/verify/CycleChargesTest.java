package io.meterproof.bundle.verify;

import static io.meterproof.bundle.TestMonths.APRIL;
import static io.meterproof.bundle.TestMonths.MARCH;
import static io.meterproof.bundle.TestMonths.MAY;
import static io.meterproof.bundle.TestMonths.april;
import static io.meterproof.bundle.TestMonths.billedMarch;
import static io.meterproof.bundle.TestMonths.charges;
import static io.meterproof.bundle.TestMonths.correctedMarch;
import static io.meterproof.bundle.TestMonths.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestMonths;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CycleChargesTest {
    @Test
    void monthsThatWereChargedAnewAfterACorrectionPass() {
        assertThat(Verification.of(TestMonths.bytes()).failure()).isEmpty();
    }

    @Test
    void aMonthThatIsLeftAsItWasThoughItsUseWasCorrectedIsRefused() {
        TestLedger ledger = correctedMarch()
                .chargeCycle(charges(APRIL, MAY, april(march(true).carried()).lines()), OptionalLong.empty(), MAY)
                .close(APRIL, MAY, List.of());

        assertRefused(ledger, "entries[8].entry.lines");
    }

    @Test
    void useWithoutTheChargesOfItsMonthIsRefused() {
        assertRefused(billedMarch().close(MARCH, APRIL, List.of()), "entries[1].entry.lines");
    }

    @Test
    void aMonthThatIsChargedTwiceIsRefused() {
        CycleCharges march = charges(MARCH, APRIL, march(false).lines());
        TestLedger ledger = billedMarch()
                .chargeCycle(march, OptionalLong.empty(), APRIL)
                .chargeCycle(march, OptionalLong.empty(), APRIL)
                .close(MARCH, APRIL, List.of());

        assertRefused(ledger, "entries[2].entry.from");
    }

    @Test
    void anAmountThatDoesNotFollowFromTheUseIsRefused() {
        List<Line> lines = new ArrayList<>(march(false).lines());
        Line tax = lines.remove(lines.size() - 1);
        lines.add(new Line(
                tax.component(),
                tax.name(),
                tax.from(),
                tax.to(),
                tax.quantity(),
                tax.price(),
                tax.amount() + 1,
                tax.agreement()));

        assertRefused(
                charged(charges(MARCH, APRIL, lines)), "entries[1].entry.lines[" + (lines.size() - 1) + "].amount");
    }

    @Test
    void chargesBeyondTheLocalMonthAreRefused() {
        Instant later = APRIL.plusSeconds(86_400);

        assertRefused(charged(charges(MARCH, later, march(false).lines())), "entries[1].entry.to");
    }

    @Test
    void standingChargesOfADayAndOfAMonthDoNotGoTogether() {
        TestLedger ledger = billedMarch()
                .chargeCycle(charges(MARCH, APRIL, march(false).lines()), OptionalLong.empty(), APRIL)
                .close(MARCH, APRIL, List.of(TestBundles.terms(TestRegistry.agreement(), TestMonths.TARIFF)));

        StepVerdict verdict = StepVerdict.of(ledger);
        assertThat(verdict.step()).isEqualTo("period charges");
    }

    @Test
    void aMonthThatIsSplitWithinAPeriodIsRefused() {
        Instant middle = Instant.parse("2026-03-16T00:00:00Z");
        RatedPeriod first = TestMonths.rate(MARCH, middle, Carried.NOTHING, MARCH, 1_100);
        RatedPeriod second = TestMonths.rate(middle, APRIL, first.carried(), APRIL);
        TestLedger ledger = billedMarch()
                .chargeCycle(charges(MARCH, middle, first.lines()), OptionalLong.empty(), APRIL)
                .chargeCycle(charges(middle, APRIL, second.lines()), OptionalLong.empty(), APRIL)
                .close(MARCH, APRIL, List.of());

        assertRefused(ledger, "entries[1].entry.to");
    }

    @Test
    void aMonthBeforeTheFirstPeriodInWhichNothingWasUsedIsRefused() {
        Instant february = Instant.parse("2026-02-01T00:00:00Z");
        RatedPeriod before = TestMonths.rate(february, MARCH, Carried.NOTHING, MARCH);
        RatedPeriod march = TestMonths.rate(MARCH, APRIL, before.carried(), MARCH, 1_100);
        TestLedger ledger = billedMarch()
                .chargeCycle(charges(february, MARCH, before.lines()), OptionalLong.empty(), APRIL)
                .chargeCycle(charges(MARCH, APRIL, march.lines()), OptionalLong.empty(), APRIL)
                .close(MARCH, APRIL, List.of());

        assertRefused(ledger, "entries[1].entry.from");
    }

    @Test
    void aMonthAfterThePeriodIsRefused() {
        RatedPeriod march = march(false);
        RatedPeriod april = TestMonths.rate(APRIL, MAY, march.carried(), APRIL);
        TestLedger ledger = billedMarch()
                .chargeCycle(charges(MARCH, APRIL, march.lines()), OptionalLong.empty(), APRIL)
                .chargeCycle(charges(APRIL, MAY, april.lines()), OptionalLong.empty(), APRIL)
                .close(MARCH, APRIL, List.of());

        assertRefused(ledger, "entries[2].entry.to");
    }

    @Test
    void aMonthByAVersionThatHoldsNoLongerIsRefused() {
        Tariff second = version(APRIL);
        Hash newer = TestRegistry.tariffDocument(second).hash();
        RatedPeriod march = march(false);
        RatedPeriod april = TestMonths.rate(APRIL, MAY, march.carried(), APRIL);
        Instant june = Instant.parse("2026-06-01T00:00:00Z");
        RatedPeriod may = TestMonths.rate(MAY, june, april.carried(), MAY);
        CycleCharges named = charges(APRIL, MAY, april.lines());
        TestLedger ledger = billedMarch()
                .chargeCycle(charges(MARCH, APRIL, march.lines()), OptionalLong.empty(), APRIL)
                .close(MARCH, APRIL, List.of())
                .chargeCycle(
                        new CycleCharges(
                                named.agreement(),
                                named.usagePoint(),
                                named.endUse(),
                                named.from(),
                                named.to(),
                                List.of(newer),
                                named.lines()),
                        OptionalLong.empty(),
                        MAY)
                .chargeCycle(charges(MAY, june, may.lines()), OptionalLong.empty(), june)
                .close(APRIL, june, List.of());

        StepVerdict verdict =
                StepVerdict.of(ledger, TestRegistry.tariffDocument(second), TestRegistry.close("june", APRIL, june));
        assertThat(verdict).isEqualTo(new StepVerdict("cycle charges", "entries[5].entry.tariffs"));
    }

    @Test
    void twoAgreementsOnOneRegisterAtOneTimeAreRefused() {
        SignedDocument second = TestRegistry.agreement("agreement-2", TestRegistry.ALWAYS);
        CycleCharges march = charges(MARCH, APRIL, march(false).lines());
        RatedPeriod unused = TestMonths.rate(MARCH, APRIL, Carried.NOTHING, APRIL);
        TestLedger ledger = billedMarch()
                .chargeCycle(march, OptionalLong.empty(), APRIL)
                .chargeCycle(charges(MARCH, APRIL, unused.lines()).agreed(second.hash()), OptionalLong.empty(), APRIL)
                .close(MARCH, APRIL, List.of());

        assertThat(StepVerdict.of(ledger, second).step()).isEqualTo("agreements");
    }

    @Test
    void aRebillOfAnotherMonthIsRefused() {
        RatedPeriod march = march(true);
        TestLedger ledger = correctedMarch()
                .reverse(2, TestRegistry.close("april", APRIL, MAY).hash(), MAY)
                .chargeCycle(charges(MARCH, APRIL, march.lines()), OptionalLong.of(8), MAY)
                .chargeCycle(charges(APRIL, MAY, april(march.carried()).lines()), OptionalLong.of(8), MAY)
                .close(APRIL, MAY, List.of());

        assertThat(StepVerdict.of(ledger)).isEqualTo(new StepVerdict("corrections", "entries[9].entry.rebills"));
    }

    @Test
    void useThatBeganMoreThanAYearBeforeTheLastPeriodEndedIsRefused() {
        Instant end = MARCH.plus(Duration.ofDays(400));
        TestLedger ledger = new TestLedger()
                .close(MARCH, end, List.of())
                .bill(TestBundles.home(TestBundles.LIVE, 1, 1, TestRegistry.agreement(), TestMonths.TARIFF), end)
                .close(end, end.plus(Duration.ofDays(30)), List.of());

        StepVerdict verdict = StepVerdict.of(
                ledger,
                TestRegistry.close("long", MARCH, end),
                TestRegistry.close("after", end, end.plus(Duration.ofDays(30))));
        assertThat(verdict).isEqualTo(new StepVerdict("cycle charges", "entries[2].entry.firstSequence"));
    }

    /** The same tariff, from another instant on. */
    private static Tariff version(Instant from) {
        Tariff first = TestMonths.TARIFF;
        return new Tariff(
                first.id(),
                first.currency(),
                first.zone(),
                from,
                first.parent(),
                first.approver(),
                first.commodity(),
                first.rounding(),
                first.holidays(),
                first.owners(),
                first.components());
    }

    private static TestLedger charged(CycleCharges march) {
        return billedMarch().chargeCycle(march, OptionalLong.empty(), APRIL).close(MARCH, APRIL, List.of());
    }

    private static void assertRefused(TestLedger ledger, String path) {
        StepVerdict verdict = StepVerdict.of(ledger);

        assertThat(verdict.step()).isEqualTo("cycle charges");
        assertThat(verdict.path()).isEqualTo(path);
    }

    private record StepVerdict(String step, String path) {
        static StepVerdict of(TestLedger ledger, SignedDocument... more) {
            StepResult failure =
                    Verification.of(TestMonths.bytes(ledger, more)).failure().orElseThrow();
            return new StepVerdict(failure.step(), failure.path());
        }
    }
}
