package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestKeys;
import io.meterproof.bundle.TestMlDsaKey;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Cosignature;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The epoch checkpoint under cosignatures of witnesses, and trust files that demand some. */
class WitnessedBundleTest {
    private static final Instant TIME = Instant.parse("2026-03-10T00:00:00Z");
    private static final TestKeys FIRST = new TestKeys("witness 1");
    private static final TestKeys SECOND = new TestKeys("witness 2");
    private static final TrustFile TRUST = Verification.TRUST;

    @Test
    void enoughCosignaturesPassAndAreTold() {
        VerificationReport report = Verification.of(cosigned(FIRST, SECOND), demanding(2, FIRST, SECOND));

        assertThat(report.passed()).isTrue();
        assertThat(report.steps()).anyMatch(step -> step.words().endsWith("which 2 witness(es) (2 demanded) cosigned"));
    }

    @Test
    void oneOfTheTwoThatAreDemandedIsNotEnough() {
        assertRefused(
                Verification.of(cosigned(FIRST), demanding(2, FIRST, SECOND)),
                "has 1 cosignatures of trusted witnesses, and the trust file demands 2");
    }

    @Test
    void withoutAnyTheBundleFailsWhereOneIsDemanded() {
        assertRefused(
                Verification.of(TestBundles.bytes(), demanding(1, FIRST)),
                "has 0 cosignatures of trusted witnesses, and the trust file demands 1");
    }

    @Test
    void aStrangersCosignatureDoesNotCount() {
        assertRefused(
                Verification.of(cosigned(FIRST, SECOND), demanding(1, new TestKeys("witness 3"))),
                "has 0 cosignatures of trusted witnesses, and the trust file demands 1");
    }

    @Test
    void anotherTimeThanTheCosignedOneIsRefused() {
        byte[] later = witnessed(List.of(FIRST), note -> note.replace(line(FIRST, TIME), line(FIRST, TIME, 1)));
        assertRefused(
                Verification.of(later, demanding(1, FIRST)),
                "the signature is not the witness key's over this checkpoint");
    }

    @Test
    void moreWitnessesThanThereAreCannotBeDemanded() {
        assertThatIllegalArgumentException().isThrownBy(() -> demanding(9, FIRST));
    }

    @Test
    void whileALogKeyIsChangedATrustFileWithOneOfTheTwoKeysIsEnough() {
        TestKeys next = new TestKeys("the next log key");
        byte[] both = new Mutations(TestBundles.bytes()).forged(tree -> {
            ObjectNode log = (ObjectNode) tree.get("log");
            log.put("epochCheckpoint", alsoSigned(log.get("epochCheckpoint").textValue(), next));
            log.get("shards").forEach(shard -> ((ObjectNode) shard)
                    .put("note", alsoSigned(shard.get("note").textValue(), next)));
            addKeys(tree, "log", List.of(next));
        });

        assertThat(Verification.of(both).passed()).isTrue();
        assertThat(Verification.of(both, trusting(0, List.of(trusted(Role.LOG, next))))
                        .passed())
                .isTrue();
    }

    @Test
    void aLineOfMlDsa44BesideTheLogsIsIgnored() {
        byte[] both = rewritten(note -> note + mlDsa(note));

        assertThat(Verification.of(both).passed()).isTrue();
    }

    @Test
    void aLineOfMlDsa44AloneIsNoSignatureThatCounts() {
        byte[] alone = rewritten(note -> note.substring(0, note.indexOf("\u2014")) + mlDsa(note));

        assertThat(Verification.of(alone).failure().orElseThrow().step()).isEqualTo("checkpoints");
    }

    /** The bundle with every note changed. */
    private static byte[] rewritten(UnaryOperator<String> change) {
        return new Mutations(TestBundles.bytes()).forged(tree -> {
            ObjectNode log = (ObjectNode) tree.get("log");
            log.put("epochCheckpoint", change.apply(log.get("epochCheckpoint").textValue()));
            log.get("shards").forEach(shard -> ((ObjectNode) shard)
                    .put("note", change.apply(shard.get("note").textValue())));
        });
    }

    private static String mlDsa(String note) {
        TestMlDsaKey key = new TestMlDsaKey("log");
        Checkpoint checkpoint = EpochProof.checkpoint(note);
        NoteKey signer = new NoteKey(checkpoint.origin(), NoteAlgorithm.ML_DSA_44_COSIGNATURE, key.raw());
        return Cosignature.sign(checkpoint, signer, key.secret(), TIME, TestKeys.PROVIDER)
                .line();
    }

    private static String alsoSigned(String text, TestKeys key) {
        SignedNote note = SignedNote.parse(text);
        String origin = Checkpoint.parse(note.text()).origin();
        return note.with(SignedNote.sign(note.text(), key.note(origin), key.privateKey(), TestKeys.PROVIDER)
                        .signatures())
                .toString();
    }

    private static void assertRefused(VerificationReport report, String words) {
        StepResult failure = report.failure().orElseThrow();
        assertThat(failure.step()).isEqualTo("checkpoints");
        assertThat(failure.path()).isEqualTo("log.epochCheckpoint");
        assertThat(failure.words()).isEqualTo(words);
    }

    private static byte[] cosigned(TestKeys... witnesses) {
        return witnessed(List.of(witnesses), note -> note);
    }

    private static byte[] witnessed(List<TestKeys> witnesses, UnaryOperator<String> change) {
        return new Mutations(TestBundles.bytes()).forged(tree -> {
            ObjectNode log = (ObjectNode) tree.get("log");
            StringBuilder note = new StringBuilder(log.get("epochCheckpoint").textValue());
            witnesses.forEach(witness -> note.append(line(witness, TIME)));
            log.put("epochCheckpoint", change.apply(note.toString()));
            addKeys(tree, "witness", witnesses);
        });
    }

    private static void addKeys(ObjectNode tree, String role, List<TestKeys> added) {
        ArrayNode keys = (ArrayNode) tree.get("keys");
        List<ObjectNode> all = new ArrayList<>();
        keys.forEach(key -> all.add((ObjectNode) key));
        added.forEach(
                key -> all.add(keys.objectNode().put("publicKey", key.hex()).put("role", role)));
        all.sort(Comparator.comparing((ObjectNode key) -> key.get("role").textValue())
                .thenComparing(key -> key.get("publicKey").textValue()));
        keys.removeAll().addAll(all);
    }

    private static String line(TestKeys witness, Instant time) {
        return line(witness, time, 0);
    }

    /** @param shift seconds by which the time on the line is another than the one that is signed */
    private static String line(TestKeys witness, Instant time, long shift) {
        NoteKey key =
                new NoteKey("w.example/" + witness.hex().charAt(0), NoteAlgorithm.ED25519_COSIGNATURE, witness.raw());
        Checkpoint checkpoint = EpochProof.checkpoint(TestBundles.bundle().log().epochCheckpoint());
        String line = Cosignature.sign(checkpoint, key, witness.privateKey(), time, TestKeys.PROVIDER)
                .line();
        if (shift == 0) {
            return line;
        }
        String[] parts = line.strip().split(" ", -1);
        byte[] bytes = Base64.getDecoder().decode(parts[2]);
        bytes[11] += (byte) shift;
        return parts[0] + " " + parts[1] + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    private static TrustFile demanding(int witnesses, TestKeys... known) {
        return trusting(
                witnesses,
                Stream.of(known).map(key -> trusted(Role.WITNESS, key)).toList());
    }

    private static TrustFile trusting(int witnesses, List<TrustedKey> more) {
        List<TrustedKey> keys = Stream.concat(
                        TRUST.keys().keys().stream()
                                .filter(key -> key.role() != Role.LOG
                                        || more.stream().noneMatch(other -> other.role() == Role.LOG)),
                        more.stream())
                .toList();
        return new TrustFile(
                TRUST.name(),
                new TrustedKeys(keys, TRUST.keys().roots()),
                TRUST.logs(),
                TRUST.epochsOrigin(),
                witnesses,
                TRUST.chain());
    }

    private static TrustedKey trusted(Role role, TestKeys key) {
        return new TrustedKey(
                role,
                Identities.key(SignatureAlgorithm.ED25519, key.raw()),
                SignatureAlgorithm.ED25519,
                key.hex(),
                new Effective(Instant.EPOCH, Optional.empty()));
    }
}
