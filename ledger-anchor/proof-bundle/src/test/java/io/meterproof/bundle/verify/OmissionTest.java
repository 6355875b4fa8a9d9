package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.BundleBuilder;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.Evidence;
import io.meterproof.bundle.ProofAnswer;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestLog;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody who makes bundles leaves something out and makes everything else fit: chain, balances, statement, digest. Only the log,
 * whose keys others hold, stays as it was.
 */
class OmissionTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T06:05:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant THIRD = Instant.parse("2026-03-02T19:00:00Z");
    private static final Instant FOURTH = Instant.parse("2026-03-04T01:00:00Z");

    /** What is missing from the bill. */
    private enum Omission {
        NOTHING,
        TOP_UP,
        CORRECTION,
        CHANNEL,
        ESTIMATE,
        INTERVAL,
        ENTRY
    }

    @ParameterizedTest
    @EnumSource(value = Omission.class, names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
    void whatIsLeftOutOfABillThatIsMadeToFitIsMissedInTheLog(Omission omission) {
        StepResult failure = Verification.of(billed(omission)).failure().orElseThrow();

        assertThat(failure.step()).isEqualTo("commitments");
    }

    @Test
    void theBillFromWhichNothingIsLeftOutPasses() {
        assertThat(Verification.of(billed(Omission.NOTHING)).failure()).isEmpty();
    }

    @Test
    void theTagOfAnotherChainDoesNotHideALaterStatement() {
        BundleBuilder builder = TestBundles.builder(TestBundles.evidence(true));
        StatementPointer other =
                new StatementPointer(Hash.ZERO, builder.pointer().statement());
        ProofAnswer answer = TestLog.holding(builder.leaves(), builder.leaves(), Optional.of(other));

        assertThat(failedStep(BundleCodec.encode(builder.build(answer)))).isEqualTo("newest statement");
    }

    private static String failedStep(byte[] bundle) {
        return Verification.of(bundle).failure().orElseThrow().step();
    }

    /** A bundle of the short bill, with the proofs of the whole one and its leaves' places. */
    private static byte[] billed(Omission omission) {
        BundleBuilder whole = TestBundles.builder(TestBundles.evidence(true));
        List<Hash> published = whole.leaves();
        ProofAnswer proofs = TestLog.holding(published, published, Optional.of(whole.pointer()));
        Evidence evidence = TestBundles.evidence(ledger(omission), List.of());
        BundleBuilder builder = TestBundles.builder(evidence);
        Map<Hash, ProofAnswer.Place> places = new HashMap<>(proofs.places());
        List<Hash> leaves = builder.leaves();
        for (int i = 0; i < leaves.size(); i++) {
            places.putIfAbsent(leaves.get(i), proofs.places().get(published.get(i)));
        }
        return BundleCodec.encode(
                builder.build(new ProofAnswer(proofs.log(), proofs.anchor(), proofs.newest(), places)));
    }

    private static TestLedger ledger(Omission omission) {
        TestLedger ledger = new TestLedger();
        int topUps = omission == Omission.TOP_UP ? 0 : 1;
        if (omission != Omission.TOP_UP) {
            ledger.topUp(TestRegistry.topUp().hash(), 10_000_000, TestRegistry.FROM);
        }
        ledger.bill(TestBundles.home(TestBundles.LIVE, 1, 1), FIRST);
        if (omission != Omission.CORRECTION) {
            ledger.reverse(1 + topUps, TestBundles.FIRST_DAY.digest(), SECOND);
            ledger.bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), OptionalLong.of(2 + topUps), SECOND);
        }
        if (omission != Omission.CHANNEL) {
            ledger.bill(TestBundles.atWork(), THIRD);
        }
        if (omission != Omission.ESTIMATE && omission != Omission.CORRECTION) {
            ledger.bill(TestBundles.gap(), FOURTH);
        }
        if (omission != Omission.ENTRY) {
            ledger.bill(TestBundles.home(TestBundles.THIRD_DAY, 9, omission == Omission.INTERVAL ? 3 : 4), FOURTH);
        }
        return ledger.close(TestRegistry.FROM, TestRegistry.TO, TestBundles.TERMS);
    }
}
