package io.meterproof.metering.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.block.EcdsaSignature;
import io.meterproof.formats.block.SignatureAlgorithm;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class P256PolicyTest {
    private static final byte[] MESSAGE = "Meterproof".getBytes(UTF_8);
    private static final byte[] KEY = HexFormat.of()
            .parseHex("0422571de65bebd7e64ed932a150be912782dd1d0aa32327cdd043af0ccf655c64"
                    + "0ae28cf6100fd63d475dc4e797355dc8e2fc5506187dbd8aaf5834286000cfd0");
    private static final byte[] SIGNATURE = HexFormat.of()
            .parseHex("3322cdefdd4e6b90b0b8a2b46699f90c9e873d0f828ac0b23d37e275c45ecab1"
                    + "5f77a592b0c69a5051f3c53ef3182de921e001097160fe88b19c2bca4ba778f4");
    private static final EcdsaSignature LOW = EcdsaSignature.ofPlain(SIGNATURE);
    private static final byte[] TWIN = new EcdsaSignature(LOW.r(), EcdsaSignature.ORDER.subtract(LOW.s())).plain();

    @Test
    void anHonestSignatureIsValidOnEveryProvider() {
        assertOutcome(SignatureOutcome.VALID, SIGNATURE);
    }

    @Test
    void theTwinOfANativeSignatureIsHighS() {
        assertOutcome(SignatureOutcome.HIGH_S, TWIN);
    }

    @Test
    void aForgedTwinIsNotHighSButInvalid() {
        byte[] forged = TWIN.clone();
        forged[0] ^= 1;

        assertOutcome(SignatureOutcome.INVALID, forged);
    }

    @Test
    void anyFlippedBitIsRejectedOnEveryProvider() {
        for (int bit = 0; bit < 8 * EcdsaSignature.PLAIN_LENGTH; bit += 5) {
            byte[] flipped = SIGNATURE.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertOutcome(SignatureOutcome.INVALID, flipped);
        }
    }

    @Test
    void numbersOutOfRangeAreInvalidOnEveryProvider() {
        assertOutcome(SignatureOutcome.INVALID, with(BigInteger.ZERO, LOW.s()));
        assertOutcome(SignatureOutcome.INVALID, with(LOW.r(), BigInteger.ZERO));
        assertOutcome(SignatureOutcome.INVALID, with(BigInteger.ZERO, BigInteger.ZERO));
        assertOutcome(SignatureOutcome.INVALID, with(EcdsaSignature.ORDER, LOW.s()));
        assertOutcome(SignatureOutcome.INVALID, with(LOW.r(), EcdsaSignature.ORDER));
        assertOutcome(SignatureOutcome.INVALID, with(LOW.r(), EcdsaSignature.ORDER.add(BigInteger.ONE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 70, 100_000})
    void anotherLengthIsInvalidOnEveryProvider(int length) {
        assertOutcome(SignatureOutcome.INVALID, Arrays.copyOf(SIGNATURE, length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 33, 64, 66})
    void aKeyOfAnotherLengthIsRefused(int length) {
        assertRefused(Arrays.copyOf(KEY, length), "a P-256 key is an uncompressed point of 65 bytes");
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 2, 3, 6, 7})
    void aKeyInAnotherFormIsRefused(byte form) {
        byte[] key = KEY.clone();
        key[0] = form;

        assertRefused(key, "a P-256 key is an uncompressed point of 65 bytes");
    }

    @Test
    void aKeyOffTheCurveIsRefused() {
        byte[] key = KEY.clone();
        key[64] ^= 1;

        assertRefused(key, "the P-256 key is not on the curve");
    }

    @Test
    void aCoordinateAboveTheFieldIsRefused() {
        byte[] key = KEY.clone();
        Arrays.fill(key, 1, 33, (byte) 0xff);

        assertRefused(key, "a coordinate of the P-256 key is not below p");
    }

    private static byte[] with(BigInteger r, BigInteger s) {
        return new EcdsaSignature(r, s).plain();
    }

    private static void assertOutcome(SignatureOutcome expected, byte[] signature) {
        assertThat(Providers.all()).allSatisfy(provider -> assertThat(ProviderVerifier.of(provider)
                        .verify(VerificationKey.of(SignatureAlgorithm.P256, KEY), MESSAGE, signature))
                .isEqualTo(expected));
    }

    private static void assertRefused(byte[] key, String reason) {
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> VerificationKey.of(SignatureAlgorithm.P256, key))
                .withMessage(reason);
    }
}
