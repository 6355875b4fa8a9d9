package io.meterproof.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    private static final Provider JDK = Security.getProvider("SunEC");
    /** The example of C2SP signed-note, "Verifier keys". */
    private static final String VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String SIGNATURE =
            "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=";
    private static final String NOTE = "This is an example message.\n\n\u2014 example.com/foo " + SIGNATURE + "\n";

    @Test
    void theSpecificationsExampleVerifies() {
        NoteKey key = NoteKey.parse(VKEY);
        assertThatCode(() -> SignedNote.parse(NOTE).verify(key.name(), key.publicKey(), JDK))
                .doesNotThrowAnyException();
    }

    @Test
    void aVerifierKeyReadsBackAsItself() {
        NoteKey key = NoteKey.parse(VKEY);
        assertThat(NoteKey.of(key.name(), key.publicKey())).hasToString(VKEY);
    }

    @Test
    void aNoteReadsBackAsItself() {
        assertThat(SignedNote.parse(NOTE)).hasToString(NOTE);
    }

    @Test
    void aSignedNoteVerifiesUnderItsKey() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        SignedNote note = SignedNote.sign("text\n", NoteKey.of("a/b", pair.getPublic()), pair.getPrivate(), JDK);
        assertThatCode(() -> SignedNote.parse(note.toString()).verify("a/b", pair.getPublic(), JDK))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherTextUnderTheSameSignatureIsRefused() {
        NoteKey key = NoteKey.parse(VKEY);
        SignedNote note = SignedNote.parse(NOTE.replace("example message", "example Message"));
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> note.verify(key.name(), key.publicKey(), JDK))
                .withMessageContaining("is wrong");
    }

    @Test
    void aSignatureByAnotherNameDoesNotCount() {
        NoteKey key = NoteKey.parse(VKEY);
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> SignedNote.parse(NOTE).verify("example.com/bar", key.publicKey(), JDK))
                .withMessageContaining("not signed by example.com/bar");
    }

    @Test
    void aWrongSignatureBesideAGoodOneOfTheSameKeyIsRefused() {
        NoteKey key = NoteKey.parse(VKEY);
        String wrong = SIGNATURE.replace("yaQM=", "yaQI=");
        SignedNote note = SignedNote.parse(NOTE + "\u2014 example.com/foo " + wrong + "\n");
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> note.verify(key.name(), key.publicKey(), JDK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n- a AAAAAAAA\n",
                "text\n\n\u2014 a AAAAAAAA",
                "text\n\n\u2014 a AAAA\n",
                "text\n\n\u2014 a AAAAAAB\n",
                "text\n\n\u2014 a b AAAAAAAA\n",
                "text\n\n\u2014 a+b AAAAAAAA\n",
                "text\n\n\u2014  AAAAAAAA\n",
                "te\txt\n\n\u2014 a AAAAAAAA\n"
            })
    void aNoteInAnotherShapeIsRefused(String note) {
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> SignedNote.parse(note));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
            })
    void aVerifierKeyThatDoesNotFitItselfIsRefused(String vkey) {
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> NoteKey.parse(vkey));
    }
}
