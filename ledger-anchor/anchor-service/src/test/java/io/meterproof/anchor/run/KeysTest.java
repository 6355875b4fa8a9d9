package io.meterproof.anchor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    /** RFC 8032 section 7.1, test 1. */
    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final Checkpoint CHECKPOINT = new Checkpoint("a/b", 1, Hash.ZERO);

    @TempDir
    private Path directory;

    @Test
    void aLogKeyIsTheSameInPemAndInHexadecimal() throws Exception {
        Files.writeString(directory.resolve("log.key"), SEED + "\n");
        String fromHex =
                new Keys(directory).log().sign(CHECKPOINT, Instant.EPOCH).note();
        Files.writeString(directory.resolve("log.key"), pem());
        assertThat(new Keys(directory).log().sign(CHECKPOINT, Instant.EPOCH).note())
                .isEqualTo(fromHex);
    }

    @Test
    void mlDsa44AndTheNextKeySignBesideTheLogKey() throws Exception {
        Files.writeString(directory.resolve("log.key"), SEED);
        Files.writeString(directory.resolve("log-next.key"), SEED.replace('9', '8'));
        KeyPair pair = KeyPairGenerator.getInstance("ML-DSA-44", BOUNCY_CASTLE).generateKeyPair();
        Files.writeString(directory.resolve("log-ml-dsa-44.key"), pem(pair.getPrivate()));

        SignedNote note = SignedNote.parse(
                new Keys(directory).log().sign(CHECKPOINT, Instant.EPOCH).note());

        assertThat(note.signatures()).hasSize(3);
        NoteKey mlDsa = NoteKey.of("a/b", NoteAlgorithm.ML_DSA_44_COSIGNATURE, pair.getPublic());
        assertThatCode(() -> note.verify(mlDsa, BOUNCY_CASTLE)).doesNotThrowAnyException();
        assertThat(note.ofEd25519().signatures()).hasSize(2);
    }

    @Test
    void aChainKeyIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
        String made = new Keys(directory).chain(new SecureRandom()).getAddress();
        assertThat(new Keys(directory).chain(new SecureRandom()).getAddress()).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(directory.resolve("chain.key")))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() throws IOException {
        Files.writeString(directory.resolve("log.key"), SEED + "00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Keys(directory).log())
                .withMessageContaining("33 bytes");
    }

    private static String pem() throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(
                        NamedParameterSpec.ED25519, HexFormat.of().parseHex(SEED)));
        return pem(key);
    }

    private static String pem(PrivateKey key) {
        String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }
}
