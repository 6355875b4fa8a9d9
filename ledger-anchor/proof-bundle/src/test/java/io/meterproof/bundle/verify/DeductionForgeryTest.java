package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestFlats;
import io.meterproof.bundle.TestHouse;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Nothing is deducted but what a sub-meter signed while a signed description put it beneath the usage point, and that once. */
class DeductionForgeryTest {
    @Test
    void aDeductionWithoutItsDescriptionIsRefused() {
        refused(
                usage -> usage.with(Optional.of(new Deduction(TestFlats.FLAT, Hash.ZERO))),
                "deduction.document",
                "the bundle does not hold this description");
    }

    @Test
    void aDescriptionOfAnotherUsagePointIsRefused() {
        SignedDocument other = TestFlats.beneath(TestFlats.MOVED);
        refused(
                usage -> usage.with(Optional.of(new Deduction(TestFlats.FLAT, other.hash()))),
                "deduction.usagePoint",
                "is not what the document describes");
    }

    @Test
    void aSubMeterThatStandsBeneathAnotherIsRefused() {
        SignedDocument elsewhere =
                TestFlats.described(TestFlats.FLAT, Commodity.ELECTRICITY, new Parent("annex", TestRegistry.ALWAYS));
        refusedBy(elsewhere, "does not put it beneath point-home then");
    }

    @Test
    void aSubMeterOfAnotherCommodityIsRefused() {
        SignedDocument water =
                TestFlats.described(TestFlats.FLAT, Commodity.WATER, new Parent("point-home", TestRegistry.ALWAYS));
        refusedBy(water, "is of another commodity than point-home");
    }

    @Test
    void whatAnotherMeterCountedIsNotTheUseOfTheHouse() {
        refused(usage -> usage.with(Optional.empty()), "basis.block", "is of another usage point");
    }

    @Test
    void aDeductionThatIsTakenTwiceIsRefused() {
        TestHouse house = TestHouse.asRead();
        Usage deducted = house.usages().get(1);
        TestLedger twice = house.open().bill(deducted, TestHouse.BOOKED);

        StepResult failure = Verification.of(house.bytes(twice)).failure().orElseThrow();
        assertThat(failure.words()).isEqualTo("bills an interval that another entry bills too");
    }

    @Test
    void aDeductionWithTheSignOfUseIsRefused() {
        refused(
                usage -> usage.with(
                        usage.lines().stream().map(line -> line.negated()).toList()),
                "lines[0].quantity",
                "is not the recomputed -9000");
    }

    private static void refusedBy(SignedDocument description, String words) {
        TestHouse house = TestHouse.asRead(description);
        StepResult failure = Verification.of(house.bytes()).failure().orElseThrow();

        assertThat(failure.path()).isEqualTo("entries[1].entry.deduction.document");
        assertThat(failure.words()).isEqualTo(words);
    }

    /** The first deduction, changed. */
    private static void refused(UnaryOperator<Usage> forgery, String field, String words) {
        TestHouse house = TestHouse.asRead();
        TestLedger ledger = new TestLedger();
        List<Usage> usages = house.usages();
        for (int i = 0; i < 2; i++) {
            ledger.bill(i == 1 ? forgery.apply(usages.get(i)) : usages.get(i), TestHouse.BOOKED);
        }
        StepResult failure = Verification.of(house.bytes(ledger)).failure().orElseThrow();

        assertThat(failure.path()).isEqualTo("entries[1].entry." + field);
        assertThat(failure.words()).isEqualTo(words);
    }
}
