package io.meterproof.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CosignatureTest {
    private static final Provider JDK = Security.getProvider("SunEC");
    private static final Instant TIME = Instant.ofEpochSecond(1_679_315_147);
    private static final Checkpoint CHECKPOINT =
            Checkpoint.parse("example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");

    /** The example of C2SP tlog-cosignature, "Ed25519 signed message". */
    @Test
    void whatAWitnessSignsIsTheTimeAndTheCheckpoint() throws Exception {
        assertThat(new String(Cosignature.message(CHECKPOINT, witness(newPair()), TIME.getEpochSecond()), UTF_8))
                .isEqualTo("cosignature/v1\ntime 1679315147\n" + CHECKPOINT.text());
    }

    /** By hand from C2SP tlog-cosignature, "ML-DSA-44 signed message". */
    @Test
    void withMlDsa44ItSignsItsNameTooAndTheTreeAsTheLargestSubtree() {
        NoteKey key = new NoteKey("w", NoteAlgorithm.ML_DSA_44_COSIGNATURE, new byte[1312]);
        Checkpoint small = new Checkpoint("log", 5, Hash.ZERO);
        assertThat(HexFormat.of().formatHex(Cosignature.message(small, key, 1)))
                .isEqualTo("737562747265652f76310a00" + "0177" + "0000000000000001" + "036c6f67" + "0000000000000000"
                        + "0000000000000005" + "00".repeat(32));
    }

    @Test
    void aCosignatureHoldsForItsTimeAndCheckpointOnly() throws Exception {
        KeyPair pair = newPair();
        NoteKey key = witness(pair);
        NoteSignature line = Cosignature.sign(CHECKPOINT, key, pair.getPrivate(), TIME, JDK);
        SignedNote note = new SignedNote(CHECKPOINT.text(), List.of(line));
        assertThatCode(() -> note.verify(key, JDK)).doesNotThrowAnyException();
        byte[] later = line.signature();
        later[7] ^= 1;
        refused(new SignedNote(CHECKPOINT.text(), List.of(NoteSignature.of(key, later))), key);
        Checkpoint other = new Checkpoint(CHECKPOINT.origin(), CHECKPOINT.size() + 1, CHECKPOINT.root());
        refused(new SignedNote(other.text(), List.of(line)), key);
    }

    @Test
    void oneKeyHasAnotherIdInEachWayOfSigning() throws Exception {
        KeyPair pair = newPair();
        NoteKey key = witness(pair);
        assertThat(new NoteKey(key.name(), key.raw()).id()).isNotEqualTo(key.id());
        assertThat(NoteKey.parse(key.toString())).isEqualTo(key);
    }

    @Test
    void aNoteKeepsTheLineThatItHasOfAKey() throws Exception {
        KeyPair pair = newPair();
        NoteKey key = witness(pair);
        NoteSignature first = Cosignature.sign(CHECKPOINT, key, pair.getPrivate(), TIME, JDK);
        NoteSignature again = Cosignature.sign(CHECKPOINT, key, pair.getPrivate(), TIME.plusSeconds(1), JDK);
        assertThat(new SignedNote(CHECKPOINT.text(), List.of(first))
                        .with(List.of(again))
                        .signatures())
                .containsExactly(first);
    }

    private static void refused(SignedNote note, NoteKey key) {
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> note.verify(key, JDK))
                .withMessageContaining("is wrong");
    }

    private static NoteKey witness(KeyPair pair) {
        return NoteKey.of("witness.example.com/w1", NoteAlgorithm.ED25519_COSIGNATURE, pair.getPublic());
    }

    private static KeyPair newPair() throws Exception {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }
}
