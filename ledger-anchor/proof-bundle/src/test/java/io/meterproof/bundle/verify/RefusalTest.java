package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.Evidence;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestKeys;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bundles of an operator who signs whatever is asked: each breaks one rule, and is refused by its name. */
class RefusalTest {
    private static final Instant FROM = TestRegistry.FROM;
    private static final Instant TO = TestRegistry.TO;
    private static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<StandingTerms> HOME = List.of(TestBundles.TERMS.get(0));
    private static final SignedBlock SECOND_DAY = TestBundles.home(5, "2026-03-02T00:00:00Z", 4_003, false, 1, 0, 1, 1);

    @Test
    void anIntervalIsBilledOnce() {
        TestLedger ledger = first().bill(TestBundles.home(TestBundles.FIRST_DAY, 4, 1), BOOKED);

        assertRefused(bytes(ledger), "standing", "entries[1].entry.firstSequence");
    }

    @Test
    void anEntryIsReversedOnce() {
        TestLedger ledger = first().reverse(1, Hash.ZERO, BOOKED).reverse(1, Hash.ZERO, BOOKED);

        assertRefused(bytes(ledger), "corrections", "entries[2].entry.reverses");
    }

    @Test
    void aTopUpCountsOnce() {
        Hash topUp = TestRegistry.topUp().hash();
        TestLedger ledger = first().topUp(topUp, 10_000_000, BOOKED).topUp(topUp, 10_000_000, BOOKED);

        assertRefused(bytes(ledger), "top-ups", "entries[2].entry.topUp");
    }

    @Test
    void aPaymentThatTwoDocumentsSay() {
        SignedDocument again = TestRegistry.topUp(TestRegistry.TO);
        TestLedger ledger =
                first().topUp(TestRegistry.topUp().hash(), 10_000_000, BOOKED).topUp(again.hash(), 10_000_000, BOOKED);

        assertRefused(bytes(ledger, again), "top-ups", "entries[2].entry.topUp");
    }

    @Test
    void aPaymentThatNoCoinsCanPay() {
        SignedDocument fine = TestRegistry.topUp(10_000_001);
        TestLedger ledger = first().topUp(fine.hash(), 10_000_001, BOOKED);

        assertRefused(bytes(ledger, fine), "top-ups", "entries[1].entry.topUp");
    }

    @Test
    void anAgreementCoversAllThatIsBilledUnderIt() {
        SignedDocument late = TestRegistry.agreement("agreement-1", new Effective(SECOND, Optional.empty()));
        TestLedger ledger = new TestLedger().bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4, late), BOOKED);

        assertRefused(bytes(ledger, late), "usage", "entries[0].entry.agreement");
    }

    @Test
    void theVersionInForceRatesWhatStands() {
        Tariff dearer = TestRegistry.dearer(SECOND, "0.95");
        SignedDocument agreement = TestRegistry.agreement();
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.THIRD_DAY, 9, 2, agreement, dearer), BOOKED)
                .bill(TestBundles.home(TestBundles.THIRD_DAY, 11, 2, agreement), BOOKED);

        assertRefused(bytes(ledger, TestRegistry.tariffDocument(dearer)), "standing", "entries[1].entry.tariff");
    }

    @Test
    void aMeterStoodWhereItsInstallationSays() {
        TestLedger ledger =
                first().bill(TestBundles.home(SECOND_DAY, 5, 4), BOOKED).close(FROM, TO, HOME);
        BlockEvidence moved = TestBundles.evidence(SECOND_DAY, TestRegistry.WORK);

        StepResult failure = refused(TestBundles.bytes(ledger, List.of(moved)));

        assertThat(failure.step()).isEqualTo("blocks");
        assertThat(failure.path()).endsWith(".usagePoint");
    }

    @Test
    void aMeterStoodAtOnePlaceAtATime() {
        TestLedger ledger =
                first().bill(TestBundles.home(SECOND_DAY, 5, 4), BOOKED).close(FROM, TO, HOME);
        BlockEvidence moved = TestBundles.evidence(SECOND_DAY, TestRegistry.WORK);
        SignedDocument second = TestRegistry.installation("home-meter", TestRegistry.WORK);

        StepResult failure = refused(TestBundles.bytes(ledger, List.of(moved), second));

        assertThat(failure.step()).isEqualTo("blocks");
        assertThat(failure.words()).contains("several usage points");
    }

    @Test
    void aUsagePointHasOneDescription() {
        Evidence honest = TestBundles.evidence(first().close(FROM, TO, HOME), List.of());
        List<SignedDocument> documents = new ArrayList<>(honest.documents());
        documents.add(TestRegistry.usagePoint(TestRegistry.HOME, "elsewhere"));
        documents.sort(Comparator.comparing(SignedDocument::hash));
        Evidence forged = new Evidence(honest.account(), honest.entries(), honest.blocks(), documents, honest.keys());

        assertRefused(BundleCodec.encode(TestBundles.of(forged)), "usage", "entries[0].entry.usagePoint");
    }

    @Test
    void theNeighboursOfAnEstimateAreOfItsChannel() {
        Channel other = new Channel(TestRegistry.meter("another-meter"), ObisCode.ACTIVE_IMPORT);
        SignedBlock foreign = BlockBuilder.seal(other, Hash.ZERO)
                .firstSequence(9)
                .start(Instant.parse("2026-03-03T00:00:00Z"))
                .interval(Duration.ofHours(6))
                .values(500, 501, 499, 500)
                .closingRegister(90_003)
                .sign(new TestKeys("another-meter").signer(), new byte[32]);
        TestLedger ledger = first().bill(
                        TestBundles.estimated(TestBundles.FIRST_DAY, foreign, 5, SECOND.getEpochSecond(), 1, 1, 1, 1),
                        BOOKED)
                .close(FROM, TO, HOME);
        List<BlockEvidence> blocks = List.of(TestBundles.evidence(foreign, TestRegistry.HOME));

        StepResult failure = refused(
                TestBundles.bytes(ledger, blocks, TestRegistry.installation("another-meter", TestRegistry.HOME)));

        assertThat(failure.step()).isEqualTo("usage");
        assertThat(failure.words()).contains("two channels");
    }

    private static TestLedger first() {
        return new TestLedger().bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), BOOKED);
    }

    private static byte[] bytes(TestLedger ledger, SignedDocument... documents) {
        return TestBundles.bytes(ledger.close(FROM, TO, HOME), documents);
    }

    private static void assertRefused(byte[] bundle, String step, String path) {
        StepResult failure = refused(bundle);

        assertThat(failure.step()).isEqualTo(step);
        assertThat(failure.path()).isEqualTo(path);
    }

    private static StepResult refused(byte[] bundle) {
        return Verification.of(bundle).failure().orElseThrow();
    }
}
