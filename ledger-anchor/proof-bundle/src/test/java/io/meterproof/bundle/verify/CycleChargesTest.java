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
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.rating.Line;
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

    private static TestLedger charged(CycleCharges march) {
        return billedMarch().chargeCycle(march, OptionalLong.empty(), APRIL).close(MARCH, APRIL, List.of());
    }

    private static void assertRefused(TestLedger ledger, String path) {
        StepVerdict verdict = StepVerdict.of(ledger);

        assertThat(verdict.step()).isEqualTo("cycle charges");
        assertThat(verdict.path()).isEqualTo(path);
    }

    private record StepVerdict(String step, String path) {
        static StepVerdict of(TestLedger ledger) {
            StepResult failure =
                    Verification.of(TestMonths.bytes(ledger)).failure().orElseThrow();
            return new StepVerdict(failure.step(), failure.path());
        }
    }
}
