package io.meterproof.metering.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.bouncycastle.jcajce.spec.ContextParameterSpec;
import org.bouncycastle.jcajce.spec.MLDSAParameterSpec;
import org.bouncycastle.jcajce.spec.MLDSAPrivateKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlDsa44PolicyTest {
    private static final byte[] MESSAGE = "Meterproof".getBytes(UTF_8);
    /** Seed and key of NIST's ACVP-Server, ML-DSA-keyGen-FIPS204, group 1, test 1: the key's first 64 bytes. */
    private static final String SEED = "d71361c000f9a7bc99dfb425bcb6bb27c32c36ab444ff3708b2d93b4e66d5b5b";

    private static final String KEY_BEGIN = "b845fa2881407a59183071629b08223128116014fb58ff6bb4c8c9fe19cf5b0b"
            + "d77b16648a344ffe486bc3e3cb5fab9abc4cc2f1c34901692bec5d290d815a6c";
    private static final MLDSAPrivateKey SECRET = secret();
    private static final byte[] KEY = SECRET.getPublicKey().getPublicData();

    @Test
    void theKeyOfAPublishedSeedIsThePublishedOne() {
        assertThat(HexFormat.of().formatHex(KEY)).startsWith(KEY_BEGIN);
    }

    @Test
    void anHonestSignatureIsValidWhicheverProviderIsPreferred() throws Exception {
        assertThat(sign()).hasSize(2420);
        assertOutcome(SignatureOutcome.VALID, MESSAGE, sign());
    }

    @Test
    void correttoAgreesWhereItIsThere() throws Exception {
        CryptoProvider preferred = CryptoProviders.preferred();
        Provider judge = preferred.fallback().isEmpty() ? preferred.provider() : CryptoProviders.bouncyCastle();
        Signature engine = Signature.getInstance("ML-DSA", judge);

        engine.initVerify(RawPublicKey.parse(SignatureAlgorithm.ML_DSA_44, KEY, judge));
        engine.update(MESSAGE);

        assertThat(engine.verify(sign())).isTrue();
    }

    @Test
    void anyFlippedBitIsInvalid() throws Exception {
        for (int bit = 0; bit < 8 * 2420; bit += 97) {
            byte[] flipped = sign();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertOutcome(SignatureOutcome.INVALID, MESSAGE, flipped);
        }
    }

    @Test
    void anotherMessageIsInvalid() throws Exception {
        assertOutcome(SignatureOutcome.INVALID, "meterproof".getBytes(UTF_8), sign());
    }

    @Test
    void aSignatureInAContextIsInvalid() throws Exception {
        Signature engine = Signature.getInstance("ML-DSA-44", CryptoProviders.bouncyCastle());
        engine.initSign(SECRET);
        engine.setParameter(new ContextParameterSpec(new byte[] {1}));
        engine.update(MESSAGE);

        assertOutcome(SignatureOutcome.INVALID, MESSAGE, engine.sign());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 2419, 2421, 3309, 100_000})
    void anotherLengthIsInvalid(int length) throws Exception {
        assertOutcome(SignatureOutcome.INVALID, MESSAGE, Arrays.copyOf(sign(), length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, 1311, 1313, 1952})
    void aKeyOfAnotherLengthIsRefused(int length) {
        assertRefused(Arrays.copyOf(KEY, length));
    }

    @Test
    void aKeyUnderWhichAnybodyCanSignIsRefused() {
        byte[] weak = new byte[1312];
        System.arraycopy(KEY, 0, weak, 0, 32);

        assertRefused(weak);
    }

    private static byte[] sign() {
        return new BlockSigner(
                        SignatureAlgorithm.ML_DSA_44,
                        Identities.key(SignatureAlgorithm.ML_DSA_44, KEY),
                        SECRET,
                        CryptoProviders.bouncyCastle())
                .sign(MESSAGE);
    }

    private static void assertOutcome(SignatureOutcome expected, byte[] message, byte[] signature) throws Exception {
        VerificationKey key = VerificationKey.of(SignatureAlgorithm.ML_DSA_44, KEY);
        assertThat(Providers.all())
                .allSatisfy(provider -> assertThat(ProviderVerifier.of(provider).verify(key, message, signature))
                        .isEqualTo(expected));
    }

    private static void assertRefused(byte[] key) {
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> VerificationKey.of(SignatureAlgorithm.ML_DSA_44, key));
    }

    private static MLDSAPrivateKey secret() {
        try {
            return (MLDSAPrivateKey) KeyFactory.getInstance("ML-DSA-44", CryptoProviders.bouncyCastle())
                    .generatePrivate(new MLDSAPrivateKeySpec(
                            MLDSAParameterSpec.ml_dsa_44, HexFormat.of().parseHex(SEED)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
