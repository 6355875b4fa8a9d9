package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.Evidence;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.RegisterReset;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Quantities that rest on what happened to the meter are recomputed from its documents. */
class MeterPapersTest {
    private static final String FIRST_DAY = "2026-03-01T00:00:00Z";
    private static final String SECOND_DAY = "2026-03-02T00:00:00Z";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");
    private static final SignedDocument PLAIN = TestRegistry.installation("home-meter", TestRegistry.HOME);
    private static final SignedDocument TIMES_FORTY = installation("40", TestRegistry.ALWAYS, Optional.empty());
    private static final SignedDocument REMOVED =
            installation("1", new Effective(TestRegistry.ALWAYS.from(), Optional.of(NOON)), Optional.of(4_600L));
    private static final SignedDocument RESET = TestRegistry.filed(
            new RegisterReset(TestRegistry.meter("home-meter"), ObisCode.ACTIVE_IMPORT, NOON, 5_000, 6_000));

    private static final SignedDocument EDIT = TestRegistry.approved(new ReadingEdit(
            TestRegistry.meter("home-meter"),
            ObisCode.ACTIVE_IMPORT,
            2,
            Instant.parse("2026-03-01T06:00:00Z"),
            6 * 3600,
            List.of(70L, 80L),
            Instant.parse("2026-03-03T00:00:00Z"),
            "A. Clerk",
            "read off the display"));

    @Test
    void multipliedUseFollowsFromTheInstallationThatItCites() {
        Usage usage = multiplied(TIMES_FORTY, 40_000, 40_000, 36_000, 44_000);

        assertThat(verified(List.of(usage), TIMES_FORTY).failure()).isEmpty();
    }

    @Test
    void useThatLeavesOutTheMultiplierIsRefused() {
        StepResult failure = refused(List.of(TestBundles.home(TestBundles.FIRST_DAY, 1, 4)), TIMES_FORTY);

        assertThat(failure.path()).isEqualTo("entries[0].entry.basis.documents");
        assertThat(failure.words()).isEqualTo("lack the installation, which multiplies");
    }

    @Test
    void anotherQuantityThanTheMultipliedOneIsRefused() {
        Usage usage = multiplied(TIMES_FORTY, 40_000, 40_000, 36_000, 44_001);

        assertThat(refused(List.of(usage), TIMES_FORTY).path()).startsWith("entries[0].entry.lines");
    }

    @Test
    void anInstallationThatChangesNothingIsNotCited() {
        Usage usage = multiplied(PLAIN, 1_000, 1_000, 900, 1_100);

        assertThat(refused(List.of(usage), PLAIN).words()).isEqualTo("are not those that the quantities rest on");
    }

    @Test
    void aGapAcrossAResetFollowsFromTheResetThatItCites() {
        assertThat(verified(gapWith(List.of(RESET.hash())), PLAIN, RESET).failure())
                .isEmpty();
    }

    @Test
    void aGapThatHidesAResetIsRefused() {
        assertThat(refused(gapWith(List.of()), PLAIN, RESET).step()).isEqualTo("usage");
    }

    @Test
    void whatWasUsedBehindTheLastReadingFollowsFromTheRemovalRegister() {
        assertThat(verified(List.of(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), removal(300, 300)), REMOVED)
                        .failure())
                .isEmpty();
    }

    @Test
    void moreThanTheRemovalRegisterSaysIsRefused() {
        List<Usage> use = List.of(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), removal(300, 301));

        assertThat(refused(use, REMOVED).path()).startsWith("entries[1].entry.lines");
    }

    @Test
    void anAdvanceOverATimeThatWasMeasuredIsRefused() {
        Usage measured = TestBundles.home(TestBundles.FIRST_DAY, 1, 4);
        Usage late = TestBundles.home(TestBundles.THIRD_DAY, 9, 4);
        SignedDocument removedLater = installation(
                "1",
                new Effective(TestRegistry.ALWAYS.from(), Optional.of(Instant.parse("2026-03-03T06:00:00Z"))),
                Optional.of(4_500L));
        Basis basis =
                new Basis.OfAdvance("to-removal/1", TestBundles.FIRST_DAY.digest(), removedLater.hash(), List.of());
        Usage advance = TestBundles.usage(basis, 5, SECOND_DAY, 100, 100, 100, 100, 100);

        StepResult failure = refused(List.of(measured, late, advance), removedLater, PLAIN);

        assertThat(failure.path()).isEqualTo("entries[2].entry.basis.advance");
    }

    @Test
    void whatWasEditedFollowsFromTheEditThatTwoPeopleSigned() {
        List<Usage> use = List.of(TestBundles.usage(edited(EDIT), 2, "2026-03-01T06:00:00Z", 70, 80));

        assertThat(verified(use, PLAIN, EDIT).failure()).isEmpty();
    }

    @Test
    void anotherQuantityThanTheEditedOneIsRefused() {
        List<Usage> use = List.of(TestBundles.usage(edited(EDIT), 2, "2026-03-01T06:00:00Z", 70, 81));

        assertThat(refused(use, PLAIN, EDIT).path()).startsWith("entries[0].entry.lines");
    }

    @Test
    void anEditThatOnePersonSignedIsRefused() {
        SignedDocument alone =
                new SignedDocument(EDIT.json(), List.of(EDIT.signatures().get(0)));
        List<Usage> use = List.of(TestBundles.usage(edited(alone), 2, "2026-03-01T06:00:00Z", 70, 80));

        assertThat(refused(use, PLAIN, alone).step()).isEqualTo("document signatures");
    }

    private static Basis edited(SignedDocument edit) {
        return new Basis.OfEdit(TestBundles.FIRST_DAY.digest(), edit.hash(), List.of());
    }

    private static List<Usage> gapWith(List<Hash> documents) {
        Basis basis = new Basis.OfEstimate(
                "scaled-to-advance/1", TestBundles.FIRST_DAY.digest(), TestBundles.THIRD_DAY.digest(), documents);
        return List.of(
                TestBundles.home(TestBundles.FIRST_DAY, 1, 4),
                TestBundles.usage(basis, 5, SECOND_DAY, 501, 501, 501, 500),
                TestBundles.home(TestBundles.THIRD_DAY, 9, 4));
    }

    private static Usage removal(long... quantities) {
        Basis basis = new Basis.OfAdvance("to-removal/1", TestBundles.FIRST_DAY.digest(), REMOVED.hash(), List.of());
        return TestBundles.usage(basis, 5, SECOND_DAY, quantities);
    }

    private static Usage multiplied(SignedDocument installation, long... quantities) {
        Basis basis = new Basis.OfBlock(TestBundles.FIRST_DAY.digest(), Origin.METER, List.of(installation.hash()));
        return TestBundles.usage(basis, 1, FIRST_DAY, quantities);
    }

    private static SignedDocument installation(String multiplier, Effective effective, Optional<Long> removal) {
        return TestRegistry.filed(new MeterInstallation(
                TestRegistry.meter("home-meter"),
                TestRegistry.HOME,
                effective,
                0,
                removal,
                Optional.of(ObisCode.ACTIVE_IMPORT),
                new BigDecimal(multiplier),
                OptionalInt.empty(),
                Optional.empty()));
    }

    private static StepResult refused(List<Usage> use, SignedDocument... papers) {
        return verified(use, papers).failure().orElseThrow();
    }

    /** A bill of some use at home whose meter has these papers and no others. */
    private static VerificationReport verified(List<Usage> use, SignedDocument... papers) {
        TestLedger ledger = new TestLedger();
        use.forEach(usage -> ledger.bill(usage, BOOKED));
        ledger.close(TestRegistry.FROM, TestRegistry.TO, List.of(TestBundles.TERMS.get(0)));
        List<SignedDocument> documents = new ArrayList<>(TestBundles.documents());
        documents.removeIf(document -> document.hash().equals(PLAIN.hash()));
        documents.addAll(List.of(papers));
        Evidence evidence = Evidence.select(
                TestRegistry.ACCOUNT, ledger.entries(), TestBundles.blocks(), documents, TestRegistry.keys());
        return Verification.of(BundleCodec.encode(TestBundles.of(evidence)));
    }
}
