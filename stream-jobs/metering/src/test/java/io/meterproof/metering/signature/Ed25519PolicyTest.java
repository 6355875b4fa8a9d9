package io.meterproof.metering.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.block.SignatureAlgorithm;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519PolicyTest {
    private static final byte[] MESSAGE = "Meterproof".getBytes(UTF_8);
    private static final String KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String HONEST = "7767a3242dc9b58bbc68488c1265cc6cc5f26c6f3c88a5d55e901b0734dca572"
            + "0d0baba4b821254ff8f9f0ede06f92888053e952b3320fe85f5af58279fcc601";

    /** RFC 8032 section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        KEY + ",'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void theVectorsOfRfc8032AreValidOnEveryProvider(String key, String message, String signature) {
        assertOutcome(SignatureOutcome.VALID, key, hex(message), hex(signature));
    }

    @Test
    void anHonestSignatureIsValidOnEveryProvider() {
        assertOutcome(SignatureOutcome.VALID, KEY, MESSAGE, hex(HONEST));
    }

    @Test
    void anyFlippedBitIsInvalidOnEveryProvider() {
        for (int bit = 0; bit < 8 * Ed25519Policy.SIGNATURE_LENGTH; bit += 5) {
            byte[] flipped = hex(HONEST);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertOutcome(SignatureOutcome.INVALID, KEY, MESSAGE, flipped);
        }
    }

    @Test
    void anotherMessageIsInvalidOnEveryProvider() {
        assertOutcome(SignatureOutcome.INVALID, KEY, "meterproof".getBytes(UTF_8), hex(HONEST));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32, 63, 65, 128, 100_000})
    void anotherLengthIsInvalidOnEveryProvider(int length) {
        assertOutcome(SignatureOutcome.INVALID, KEY, MESSAGE, Arrays.copyOf(hex(HONEST), length));
    }

    /** Each satisfies some published verification equation; made from the key of RFC 8032 test 1. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "S + L,"
                + "7767a3242dc9b58bbc68488c1265cc6cc5f26c6f3c88a5d55e901b0734dca572fadea001d38437a7ce96e890bf69719d8053e952b3320fe85f5af58279fcc611",
        "R with a part of order 8,"
                + "6a84d583f06569edb3f5ed77df65544b27d6948b4f0b2cb76f33dd8413b20719a12964edcce29c25c1ad6e2e4e8e0a90fecbb40ed4dc9128582cf5137655e902",
        "R the identity,"
                + "0100000000000000000000000000000000000000000000000000000000000000678638308ba169e0462cf3a3014f9c1781d467699f6a5c69ee5b5f4d617a090f",
        "R of order 2,"
                + "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f6268c758b7245c040b5d431e4bff8b505956701ad5bd983c0a82827f68f64e0b"
    })
    void aDisputedSignatureIsInvalidOnEveryProvider(String what, String signature) {
        assertOutcome(SignatureOutcome.INVALID, KEY, MESSAGE, hex(signature));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void aKeyOfSmallOrderIsRefused(String key) {
        assertRefused(hex(key));
    }

    @Test
    void aKeyWithAPartOfSmallOrderIsRefused() {
        assertRefused(hex("9158312a9a8d6e3b34c891d6d61444f8b8211c5117ebad15bdb0bd68b07e0245"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0200000000000000000000000000000000000000000000000000000000000000",
                "0700000000000000000000000000000000000000000000000000000000000000"
            })
    void aKeyOffTheCurveIsRefused(String key) {
        assertRefused(hex(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "f1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void aKeyThatIsNotCanonicalIsRefused(String key) {
        assertRefused(hex(key));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 65})
    void aKeyOfAnotherLengthIsRefused(int length) {
        assertRefused(Arrays.copyOf(hex(KEY), length));
    }

    private static void assertOutcome(SignatureOutcome expected, String key, byte[] message, byte[] signature) {
        assertThat(Providers.all()).allSatisfy(provider -> assertThat(ProviderVerifier.of(provider)
                        .verify(VerificationKey.of(SignatureAlgorithm.ED25519, hex(key)), message, signature))
                .isEqualTo(expected));
    }

    private static void assertRefused(byte[] key) {
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> VerificationKey.of(SignatureAlgorithm.ED25519, key));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
