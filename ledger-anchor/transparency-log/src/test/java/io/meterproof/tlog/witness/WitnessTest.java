package io.meterproof.tlog.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.ConsistencyProof;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import io.meterproof.tlog.Subtrees;
import io.meterproof.tlog.TreeHasher;
import io.meterproof.tlog.TreeHead;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {
    private static final Provider JDK = Security.getProvider("SunEC");
    private static final String ORIGIN = "example.com/log";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Hash> LEAVES = leaves("a");

    private final KeyPair log = newPair();
    private final KeyPair own = newPair();
    private final NoteKey key = NoteKey.of("witness.example/w1", NoteAlgorithm.ED25519_COSIGNATURE, own.getPublic());
    private final Witness witness =
            new Witness(key, own.getPrivate(), JDK, Map.of(ORIGIN, List.of(NoteKey.of(ORIGIN, log.getPublic()))));

    @Test
    void theFirstCheckpointOfALogIsCosigned() {
        AddCheckpoint request = request(0, List.of(), LEAVES.subList(0, 5));
        Verdict.Cosigned cosigned = (Verdict.Cosigned) witness.decide(request, Optional.empty(), NOW);
        assertThat(cosigned.head()).isEqualTo(head(LEAVES.subList(0, 5)));
        SignedNote note = request.note().with(List.of(cosigned.signature()));
        assertThatCode(() -> SignedNote.parse(note.toString()).verify(key, JDK)).doesNotThrowAnyException();
    }

    @Test
    void aCheckpointThatExtendsTheLastOneIsCosigned() {
        assertThat(decide(request(5, proof(LEAVES, 5, 7), LEAVES), LEAVES.subList(0, 5))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theSameCheckpointIsCosignedAgain() {
        assertThat(decide(request(7, List.of(), LEAVES), LEAVES).status()).isEqualTo(200);
    }

    @Test
    void aSmallerCheckpointIsRefusedWithTheSizeThatIsKnown() {
        assertThat(decide(request(0, List.of(), LEAVES.subList(0, 5)), LEAVES))
                .isEqualTo(new Verdict.Conflict(7, false));
    }

    @Test
    void aClientThatIsBehindIsToldTheSize() {
        assertThat(decide(request(3, proof(LEAVES, 3, 7), LEAVES), LEAVES.subList(0, 5)))
                .isEqualTo(new Verdict.Conflict(5, false));
    }

    @Test
    void anotherTreeOfTheSameSizeIsASplitView() {
        assertThat(decide(request(7, List.of(), leaves("b")), LEAVES)).isEqualTo(new Verdict.Conflict(7, true));
    }

    @Test
    void aTreeThatForkedEarlierHasNoProof() {
        List<Hash> forked = new ArrayList<>(leaves("b").subList(0, 5));
        forked.addAll(LEAVES.subList(5, 7));
        assertThat(decide(request(5, proof(forked, 5, 7), forked), LEAVES.subList(0, 5))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aProofFromTheEmptyTreeIsEmpty() {
        Verdict verdict = witness.decide(request(0, List.of(Hash.ZERO), LEAVES), Optional.empty(), NOW);
        assertThat(verdict.status()).isEqualTo(422);
    }

    @Test
    void anOldSizeAboveTheCheckpointsIsMalformed() {
        assertThat(decide(request(8, List.of(), LEAVES), LEAVES).status()).isEqualTo(400);
    }

    @Test
    void anUnknownLogIsNotFound() {
        NoteKey foreign = NoteKey.of("example.com/other", log.getPublic());
        Checkpoint checkpoint = new Checkpoint(foreign.name(), head(LEAVES));
        SignedNote note = SignedNote.sign(checkpoint.text(), foreign, log.getPrivate(), JDK);
        assertThat(decide(new AddCheckpoint(0, List.of(), note), LEAVES).status())
                .isEqualTo(404);
    }

    @Test
    void aCheckpointOfAnotherKeyIsForbidden() {
        KeyPair stranger = newPair();
        Checkpoint checkpoint = new Checkpoint(ORIGIN, head(LEAVES));
        SignedNote note = SignedNote.sign(
                checkpoint.text(), NoteKey.of(ORIGIN, stranger.getPublic()), stranger.getPrivate(), JDK);
        assertThat(decide(new AddCheckpoint(0, List.of(), note), LEAVES).status())
                .isEqualTo(403);
    }

    @Test
    void aRequestReadsBackAsItself() {
        String body = request(5, proof(LEAVES, 5, 7), LEAVES).toString();
        assertThat(AddCheckpoint.parse(body)).hasToString(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old 1\n",
                "old 01\n\n",
                "old -1\n\n",
                "new 1\n\n",
                "old 1\nAAAA\n\n",
                "old 99999999999999999999\n\n"
            })
    void aRequestInAnotherFormIsRefused(String beginning) {
        String note = request(0, List.of(), LEAVES).note().toString();
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> AddCheckpoint.parse(beginning + note));
    }

    @Test
    void moreThan63HashesAreRefused() {
        String hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        String note = request(0, List.of(), LEAVES).note().toString();
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> AddCheckpoint.parse("old 1\n" + hash.repeat(64) + "\n" + note));
    }

    private Verdict decide(AddCheckpoint request, List<Hash> latest) {
        return witness.decide(request, Optional.of(head(latest)), NOW);
    }

    private AddCheckpoint request(long old, List<Hash> proof, List<Hash> leaves) {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, head(leaves));
        SignedNote note =
                SignedNote.sign(checkpoint.text(), NoteKey.of(ORIGIN, log.getPublic()), log.getPrivate(), JDK);
        return new AddCheckpoint(old, proof, note);
    }

    private static List<Hash> proof(List<Hash> leaves, int old, int size) {
        return ConsistencyProof.of(Subtrees.over(leaves), old, size).path();
    }

    private static TreeHead head(List<Hash> leaves) {
        return new TreeHead(leaves.size(), TreeHasher.root(leaves));
    }

    private static List<Hash> leaves(String of) {
        return IntStream.range(0, 7)
                .mapToObj(i -> TreeHasher.leaf((of + i).getBytes(UTF_8)))
                .toList();
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has Ed25519", e);
        }
    }
}
