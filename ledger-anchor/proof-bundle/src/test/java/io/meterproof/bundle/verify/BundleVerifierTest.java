package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestKeys;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestMlDsaKey;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.signature.ProviderVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleVerifierTest {
    private static final BundleVerifier VERIFIER = new BundleVerifier(ProviderVerifier.of(TestKeys.PROVIDER));
    private static final byte[] BUNDLE = TestBundles.bytes();
    private static final TrustFile TRUST = TestBundles.trust();

    @Test
    void aWholeBundlePassesUnderItsTrustFile() {
        VerificationReport report = VERIFIER.verify(BUNDLE, Optional.of(TRUST));

        assertThat(report.failure()).isEmpty();
        assertThat(report.findings().orElseThrow().keysTrusted()).isTrue();
    }

    @Test
    void aBillOnASealByMlDsa44PassesUntilItsSignatureIsChanged() {
        TestMlDsaKey key = new TestMlDsaKey("home-meter");
        SignedBlock seal =
                TestBundles.home(key.signer(), 1, "2026-03-01T00:00:00Z", 4_000, false, 1_000, 1_000, 900, 1_100);
        TestLedger ledger = new TestLedger();
        ledger.bill(TestBundles.home(seal, 1, 4), OptionalLong.empty(), Instant.parse("2026-03-02T01:00:00Z"));
        ledger.close(TestRegistry.FROM, TestRegistry.TO, TestBundles.TERMS);
        SignedDocument enrolment = TestRegistry.enrolment("home-meter", key.raw(), key.signer());
        byte[] changed = seal.signature().clone();
        changed[1_000] ^= 1;

        assertThat(verify(ledger, enrolment, seal, seal.signature()).failure()).isEmpty();
        assertThat(verify(ledger, enrolment, seal, changed)
                        .failure()
                        .orElseThrow()
                        .words())
                .contains("BAD_SIGNATURE");
    }

    private static VerificationReport verify(
            TestLedger ledger, SignedDocument enrolment, SignedBlock seal, byte[] signature) {
        BlockEvidence evidence = new BlockEvidence(
                TestRegistry.HOME,
                OriginClass.METER_SIGNED,
                seal.signed(),
                signature,
                seal.readings(),
                Optional.empty());
        return VERIFIER.verify(TestBundles.bytes(ledger, List.of(evidence), enrolment), Optional.of(TRUST));
    }

    @Test
    void withoutATrustFileTheKeysStayUnverified() {
        Findings findings = VERIFIER.verify(BUNDLE, Optional.empty()).findings().orElseThrow();

        assertThat(findings.keysTrusted()).isFalse();
        assertThat(findings.notProven()).anyMatch(words -> words.contains("no trust file"));
    }

    @Test
    void theFindingsSplitTheChargesByPlaceAndEndUse() {
        Findings findings = findings();

        assertThat(findings.places()).extracting(Findings.Place::place).containsExactly("account", "home", "work");
        assertThat(findings.places().stream().mapToLong(Findings.Place::charge).sum())
                .isEqualTo(findings.charges());
        assertThat(findings.balance()).isEqualTo(findings.charges() - 10_000_000);
    }

    @Test
    void theFindingsSumWhatWasUsedByWhoVouchesForIt() {
        Findings.EndUse home = findings().places().get(1).endUses().get(0);

        assertThat(home.energy())
                .containsExactly(
                        new Findings.Energy("kWh", "ESTIMATED", false, 3_003),
                        new Findings.Energy("kWh", "METER_SIGNED", false, 4_000 + 2_000));
    }

    @Test
    void anIntervalThatNothingWasBilledForIsAGap() {
        Findings findings = VERIFIER.verify(TestBundles.bytesWithoutEstimate(), Optional.of(TRUST))
                .findings()
                .orElseThrow();

        assertThat(findings.gaps())
                .containsExactly(new Findings.Gap(
                        "point-home",
                        "1-0:1.8.0*255",
                        Instant.parse("2026-03-02T00:00:00Z"),
                        Instant.parse("2026-03-03T00:00:00Z")));
    }

    @Test
    void aChangedAmountIsNamedWithItsLine() {
        StepResult failure = altered("/entries/3/entry/lines/1/amount");

        assertThat(failure.step()).isEqualTo("usage");
        assertThat(failure.path()).isEqualTo("entries[3].entry.lines[1].amount");
    }

    @Test
    void aChangedReadingIsNamedWithItsBlock() {
        byte[] forged = new Mutations(BUNDLE).forged(tree -> {
            ObjectNode block = (ObjectNode) tree.at("/blocks/2");
            byte[] readings = Base64.getDecoder().decode(block.get("readings").textValue());
            readings[41] += 1;
            block.put("readings", Base64.getEncoder().encodeToString(readings));
        });

        StepResult failure = failure(forged, Optional.of(TRUST));

        assertThat(failure.step()).isEqualTo("blocks");
        assertThat(failure.path()).isEqualTo("blocks[2].readings");
    }

    @Test
    void aChangedBalanceIsNamedWithItsEntry() {
        StepResult failure = altered("/entries/5/entry/balance");

        assertThat(failure.step()).isEqualTo("account chain");
        assertThat(failure.path()).isEqualTo("entries[5].entry.balance");
    }

    @Test
    void aChangedPriceBreaksTheTariffsSignature() {
        String bundle = new String(BUNDLE, StandardCharsets.UTF_8);
        String cheaper = bundle.replace("\\\"price\\\":\\\"0.2529\\\"", "\\\"price\\\":\\\"0.2528\\\"");

        StepResult failure = failure(cheaper.getBytes(StandardCharsets.UTF_8), Optional.of(TRUST));

        assertThat(cheaper).isNotEqualTo(bundle);
        assertThat(failure.path()).startsWith("documents");
    }

    @Test
    void aChangedProofIsNamed() {
        StepResult failure = altered("/log/shards/1/multiproof/0");

        assertThat(failure.step()).isEqualTo("commitments");
        assertThat(failure.path()).isEqualTo("log.shards[1].multiproof");
    }

    @Test
    void spacesBetweenFieldsAreNotCanonical() {
        byte[] spaced = new String(BUNDLE, StandardCharsets.UTF_8)
                .replaceFirst(",", ", ")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(failure(spaced, Optional.empty()).step()).isEqualTo("canonical form");
    }

    @Test
    void aFileThatIsNoBundleIsRefused() {
        byte[] text = "Dear customer".getBytes(StandardCharsets.UTF_8);

        assertThat(failure(text, Optional.empty()).step()).isEqualTo("canonical form");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        byte[] nested = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);

        assertThat(failure(nested, Optional.empty()).step()).isEqualTo("canonical form");
    }

    @Test
    void nestingBeyondWhatABundleHasIsRefusedBeforeItIsRead() {
        byte[] nested = ("{\"a\":" + "[".repeat(20)).getBytes(StandardCharsets.UTF_8);

        StepResult failure = failure(nested, Optional.empty());
        assertThat(failure.step()).isEqualTo("canonical form");
        assertThat(failure.words()).isEqualTo("the file is nested deeper than 16 levels");
    }

    @Test
    void moreValuesThanABundleHasAreRefusedBeforeTheyAreRead() {
        byte[] many = ("{\"a\":[" + "1,".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8);

        StepResult failure = failure(many, Optional.empty());
        assertThat(failure.step()).isEqualTo("canonical form");
        assertThat(failure.words()).isEqualTo("the file has more than 2000000 values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "0", "{\"amount\":\"1\"}"})
    void aBillOfAMillionLinesIsRefusedWhileItIsRead(String line) {
        String lines = "\"lines\":[" + (line + ",").repeat(1_000_000);
        String bundle = new String(TestBundles.bytes(), StandardCharsets.UTF_8).replaceFirst("\"lines\":\\[", lines);

        StepResult failure = Verification.of(bundle.getBytes(StandardCharsets.UTF_8))
                .failure()
                .orElseThrow();

        assertThat(failure.step()).isIn("canonical form", "structure");
    }

    @Test
    void anUnknownFieldIsRefused() {
        byte[] extended = new Mutations(BUNDLE).forged(tree -> tree.put("comment", "trust me"));

        assertThat(failure(extended, Optional.empty()).path()).isEqualTo("comment");
    }

    @Test
    void keysThatTheTrustFileDoesNotKnowAreRefused() {
        TrustFile stranger = new TrustFile(
                TRUST.name(), new TrustedKeys(List.of()), TRUST.logs(), TRUST.epochsOrigin(), TRUST.chain());

        assertThat(failure(BUNDLE, Optional.of(stranger)).step()).isEqualTo("document signatures");
    }

    @Test
    void aLogThatTheTrustFileDoesNotKnowIsRefused() {
        TrustFile other = new TrustFile(TRUST.name(), TRUST.keys(), List.of(), TRUST.epochsOrigin(), TRUST.chain());

        assertThat(failure(BUNDLE, Optional.of(other)).step()).isEqualTo("checkpoints");
    }

    private static Findings findings() {
        return VERIFIER.verify(BUNDLE, Optional.of(TRUST)).findings().orElseThrow();
    }

    private static StepResult altered(String pointer) {
        return failure(new Mutations(BUNDLE).altered(JsonPointer.compile(pointer)), Optional.of(TRUST));
    }

    private static StepResult failure(byte[] bundle, Optional<TrustFile> trust) {
        return VERIFIER.verify(bundle, trust).failure().orElseThrow();
    }
}
