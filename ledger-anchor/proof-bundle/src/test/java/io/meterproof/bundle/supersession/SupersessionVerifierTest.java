package io.meterproof.bundle.supersession;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.Consistency;
import io.meterproof.bundle.ConsistencyCodec;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestFacts;
import io.meterproof.bundle.TestKeys;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestLog;
import io.meterproof.bundle.TestMonths;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.bundle.TestSupersession;
import io.meterproof.bundle.supersession.Supersession.Correction;
import io.meterproof.bundle.supersession.Supersession.Move;
import io.meterproof.bundle.supersession.Supersession.Period;
import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.tlog.ConsistencyProof;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A corrected period: at one time one thing was known and billed, at a later time another, and nothing else moved. */
class SupersessionVerifierTest {
    private static final TestSupersession PAIR = TestSupersession.corrected();
    private static final SupersessionVerifier VERIFIER =
            new SupersessionVerifier(new BundleVerifier(ProviderVerifier.of(TestKeys.PROVIDER)));

    @Test
    void aCorrectedPeriodSaysWhatWasKnownAndBilledThenAndNow() {
        Supersession shown = shown(PAIR);

        assertThat(shown.then().checkpoint().size()).isEqualTo(3);
        assertThat(shown.now().checkpoint().size()).isEqualTo(4);
        assertThat(shown.then().blocks()).isEqualTo(1);
        assertThat(shown.now().blocks()).isEqualTo(3);
        assertThat(shown.then().balance()).isEqualTo(balance(TestMonths.closedMarch()));
        assertThat(shown.now().balance()).isEqualTo(balance(TestMonths.ledger()));
    }

    @Test
    void whatMovedInAClosedPeriodIsSummedByPlaceAndComponent() {
        Period march = shown(PAIR).periods().get(0);

        assertThat(march.from()).isEqualTo(TestMonths.MARCH);
        assertThat(march.to()).isEqualTo(TestMonths.APRIL);
        assertThat(march.now() - march.then())
                .isEqualTo(march.moves().stream()
                        .mapToLong(move -> move.now() - move.then())
                        .sum());
        assertThat(march.moves()).extracting(Move::usagePoint).containsOnly(TestRegistry.HOME);
        assertThat(march.moves()).extracting(Move::component).contains("energy winter tier 1");
        assertThat(march.unmoved()).isPositive();
    }

    @Test
    void eachEntryThatMovedSomethingIsNamedWithItsCause() {
        assertThat(shown(PAIR).corrections())
                .extracting(Correction::words)
                .contains("takes back entry 1, because of block " + TestBundles.FIRST_DAY.digest())
                .anyMatch(words -> words.startsWith("bills anew what entry 5 took back"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"older", "newer", "consistency"})
    void whatIsWrittenTodayIsWhatWasWrittenBefore(String name) throws IOException {
        Path golden = Path.of("src/test/resources/golden/supersession/v1", name + ".json");
        byte[] written =
                switch (name) {
                    case "older" -> PAIR.older();
                    case "newer" -> PAIR.newer();
                    default -> PAIR.consistency();
                };

        assertThat(Files.readAllBytes(golden)).isEqualTo(written);
    }

    @Test
    void aBillComparedWithItselfMovesNothing() {
        TestLog log = new TestLog();
        Bundle bill = log.bundle(TestSupersession.builder(TestMonths.ledger()));
        Supersession shown = shown(TestSupersession.of(log, bill, bill));

        assertThat(shown.periods())
                .allSatisfy(period -> assertThat(period.moves()).isEmpty());
        assertThat(shown.corrections()).isEmpty();
    }

    @Test
    void aBillGoesOnInTheShardsOfAnotherGeneration() {
        TestLog log = new TestLog();
        Bundle then = log.bundle(TestSupersession.builder(TestMonths.closedMarch()));
        log.reshard();
        Bundle now = log.bundle(TestSupersession.builder(TestMonths.ledger()));

        assertThat(shown(TestSupersession.of(log, then, now)).periods()).isNotEmpty();
    }

    @Test
    void aNewerBillOfAnEarlierGenerationIsRefused() {
        TestLog log = new TestLog();
        Bundle then = log.bundle(TestSupersession.builder(TestMonths.closedMarch()));
        Bundle now = new TestLog().reshard().bundle(TestSupersession.builder(TestMonths.closedMarch()));
        TestSupersession turned = TestSupersession.of(log, then, then);

        StepResult failure =
                failure(new TestSupersession(BundleCodec.encode(now), turned.newer(), turned.consistency()));

        assertThat(failure.step()).isEqualTo("consistency");
        assertThat(failure.words()).isEqualTo("is earlier than in the older bill");
    }

    @Test
    void aNewerBillWithoutCorrectionMovesNoClosedPeriod() {
        TestLedger later = TestMonths.closedMarch();
        later.topUp(TestRegistry.topUp().hash(), 10_000_000, TestMonths.APRIL);
        TestLedger april = later.chargeCycle(
                        TestMonths.charges(
                                TestMonths.APRIL,
                                TestMonths.MAY,
                                TestMonths.rate(
                                                TestMonths.APRIL,
                                                TestMonths.MAY,
                                                TestMonths.march(false).carried(),
                                                TestMonths.APRIL)
                                        .lines()),
                        OptionalLong.empty(),
                        TestMonths.MAY)
                .close(TestMonths.APRIL, TestMonths.MAY, List.of());
        TestLog log = new TestLog();
        Bundle then = log.bundle(TestSupersession.builder(TestMonths.closedMarch()));
        Bundle now = log.bundle(TestBundles.builder(TestMonths.evidence(april, TestRegistry.topUp())));

        Supersession shown = shown(TestSupersession.of(log, then, now));

        assertThat(shown.periods())
                .allSatisfy(period -> assertThat(period.moves()).isEmpty());
        assertThat(shown.later().topUps()).isEqualTo(10_000_000);
        assertThat(shown.later().charges()).isPositive();
    }

    @Test
    void aChainThatWasWrittenAnewInTheSameLogIsRefused() {
        TestSupersession forged = TestSupersession.of(new TestLog(), TestMonths.closedMarch(), rewritten());

        assertThat(failure(forged).step()).isEqualTo("entries");
        assertThat(failure(forged).path()).isEqualTo("entries[0]");
    }

    @Test
    void aNewerBillOfASplitViewIsRefused() {
        TestSupersession other = TestSupersession.of(new TestLog(), rewritten(), TestMonths.ledger());

        assertThat(failure(PAIR.withNewer(other.newer())).step()).isEqualTo("consistency");
        assertThat(failure(new TestSupersession(PAIR.older(), other.newer(), other.consistency()))
                        .step())
                .isEqualTo("consistency");
    }

    @Test
    void theOlderBillInThePlaceOfTheNewerIsRefused() {
        TestSupersession swapped =
                new TestSupersession(/* older= */ PAIR.newer(), /* newer= */ PAIR.older(), PAIR.consistency());

        assertThat(failure(swapped).words()).contains("fewer entries", "--since");
    }

    @Test
    void aBlockThatIsShownInAnotherPlaceIsRefused() {
        TestLog log = new TestLog();
        Bundle then = log.bundle(TestSupersession.builder(TestMonths.closedMarch()));
        List<Hash> leaves = TestSupersession.builder(TestMonths.closedMarch()).leaves();
        log.again(leaves.get(leaves.size() - 1));
        Bundle now = log.bundle(TestSupersession.builder(TestMonths.ledger()));

        assertThat(failure(TestSupersession.of(log, then, now)).step()).isEqualTo("blocks");
    }

    @Test
    void aBillThatDoesNotPassAloneIsRefusedWithItsOwnStep() {
        String changed = new String(PAIR.newer(), UTF_8).replaceFirst("\"amount\":\"\\d", "\"amount\":\"7");

        StepResult failure = failure(PAIR.withNewer(changed.getBytes(UTF_8)));

        assertThat(failure.step()).isEqualTo("newer bill");
        assertThat(failure.words()).startsWith("is refuted in step");
    }

    @Test
    void theProofOfAFactIsNoBill() {
        assertThat(failure(PAIR.withNewer(TestFacts.entry().getBytes(UTF_8))).words())
                .contains("not a bill");
    }

    @Test
    void aConsistencyProofOfOtherSizesOrHashesOrLogsIsRefused() {
        List<UnaryOperator<ConsistencyProof>> forgeries = List.of(
                proof -> new ConsistencyProof(proof.oldSize() - 1, proof.newSize(), proof.path()),
                proof -> new ConsistencyProof(proof.oldSize(), proof.newSize() + 1, proof.path()),
                proof -> new ConsistencyProof(proof.oldSize(), proof.newSize(), List.of()),
                proof -> new ConsistencyProof(
                        proof.oldSize(),
                        proof.newSize(),
                        proof.path().stream().map(hash -> Hash.ZERO).toList()));
        SortedMap<String, ConsistencyProof> honest =
                ConsistencyCodec.decode(new String(PAIR.consistency(), UTF_8)).byOrigin();
        for (String origin : honest.keySet()) {
            for (UnaryOperator<ConsistencyProof> forgery : forgeries) {
                SortedMap<String, ConsistencyProof> forged = new TreeMap<>(honest);
                forged.computeIfPresent(origin, (log, proof) -> forgery.apply(proof));
                assertRefused(forged);
            }
            SortedMap<String, ConsistencyProof> without = new TreeMap<>(honest);
            without.remove(origin);
            assertRefused(without);
        }
        SortedMap<String, ConsistencyProof> more = new TreeMap<>(honest);
        more.put("zzz/shard/9", new ConsistencyProof(1, 1, List.of()));
        assertRefused(more);
    }

    @Test
    void aConsistencyFileThatIsNoneIsRefused() {
        for (String file : List.of("", "{}", "[]", new String(PAIR.consistency(), UTF_8) + " ")) {
            assertThat(failure(PAIR.withConsistency(file)).step()).isEqualTo("consistency proof");
        }
    }

    @Test
    void noBitOfTheConsistencyFileCanBeFlipped() {
        for (int position = 0; position < PAIR.consistency().length; position += 11) {
            byte[] flipped = PAIR.consistency().clone();
            flipped[position] ^= (byte) (1 << position % Byte.SIZE);
            assertThat(verify(new TestSupersession(PAIR.older(), PAIR.newer(), flipped))
                            .passed())
                    .isFalse();
        }
    }

    /** Another history of March, in which the seal was there from the beginning. */
    private static TestLedger rewritten() {
        return new TestLedger()
                .bill(
                        TestBundles.home(TestBundles.FIRST_DAY, 1, 4, TestRegistry.agreement(), TestMonths.TARIFF),
                        TestMonths.MARCH)
                .chargeCycle(
                        TestMonths.charges(
                                TestMonths.MARCH,
                                TestMonths.APRIL,
                                TestMonths.march(true).lines()),
                        OptionalLong.empty(),
                        TestMonths.APRIL)
                .close(TestMonths.MARCH, TestMonths.APRIL, List.of());
    }

    private static void assertRefused(SortedMap<String, ConsistencyProof> proofs) {
        String forged = ConsistencyCodec.encode(new Consistency(proofs));
        assertThat(failure(PAIR.withConsistency(forged)).step()).isIn("consistency", "consistency proof");
    }

    private static long balance(TestLedger ledger) {
        return ledger.entries().get(ledger.entries().size() - 1).header().balance();
    }

    private static Supersession shown(TestSupersession pair) {
        SupersessionReport report = verify(pair);
        assertThat(report.failure()).isEmpty();
        return report.supersession().orElseThrow();
    }

    private static StepResult failure(TestSupersession pair) {
        return verify(pair).failure().orElseThrow();
    }

    private static SupersessionReport verify(TestSupersession pair) {
        return VERIFIER.verify(pair.older(), pair.newer(), pair.consistency(), Optional.of(TestBundles.trust()));
    }
}
