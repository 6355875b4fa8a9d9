package io.meterproof.metering.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.metering.verdict.FieldMeter;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcPublicKeyTest {

    @ParameterizedTest
    @EnumSource
    void everyFormOfAKeyIsTheSameKey(EllipticCurve curve) throws InvalidKeyException {
        byte[] info = FieldMeter.on(curve).publicKey();
        ECPoint point = pointOf(info, curve);
        byte[] uncompressed = point.getEncoded(false);
        byte[] bare = Arrays.copyOfRange(uncompressed, 1, uncompressed.length);

        assertThat(EcPublicKey.of(info, curve).subjectPublicKeyInfo())
                .isEqualTo(EcPublicKey.of(uncompressed, curve).subjectPublicKeyInfo())
                .isEqualTo(EcPublicKey.of(bare, curve).subjectPublicKeyInfo())
                .isEqualTo(EcPublicKey.of(point.getEncoded(true), curve).subjectPublicKeyInfo());
    }

    @Test
    void aKeyMayBeHexadecimalOrBase64() throws InvalidKeyException {
        byte[] info = FieldMeter.on(EllipticCurve.SECP256R1).publicKey();
        String hex = HexFormat.ofDelimiter(" ").formatHex(info).toUpperCase(Locale.ROOT);
        String base64 = Base64.getMimeEncoder().encodeToString(info);

        assertThat(EcPublicKey.ofText(hex, EllipticCurve.SECP256R1).subjectPublicKeyInfo())
                .isEqualTo(info);
        assertThat(EcPublicKey.ofText(base64, EllipticCurve.SECP256R1).subjectPublicKeyInfo())
                .isEqualTo(info);
    }

    @ParameterizedTest
    @EnumSource
    void aPointOffTheCurveIsRefused(EllipticCurve curve) {
        byte[] info = FieldMeter.on(curve).publicKey();
        info[info.length - 1] ^= 1;

        assertRefused(info, curve);
    }

    @Test
    void aKeyOfAnotherCurveIsRefused() {
        byte[] info = FieldMeter.on(EllipticCurve.SECP256K1).publicKey();

        assertRefused(info, EllipticCurve.SECP256R1);
    }

    @Test
    void aBarePointOfAnotherCurveIsRefused() {
        byte[] bare = pointOf(FieldMeter.on(EllipticCurve.SECP256K1).publicKey(), EllipticCurve.SECP256K1)
                .getEncoded(false);

        assertRefused(bare, EllipticCurve.SECP256R1);
    }

    @Test
    void aCoordinateThatIsNotReducedIsRefused() {
        byte[] bare = new byte[64];
        Arrays.fill(bare, (byte) 0xff);

        assertRefused(bare, EllipticCurve.SECP256R1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "04", "0400", "3059", "30ffffff", "zz"})
    void whatIsNoKeyIsRefused(String text) {
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> EcPublicKey.ofText(text, EllipticCurve.SECP256R1));
    }

    private static ECPoint pointOf(byte[] info, EllipticCurve curve) {
        int length = 1 + 2 * curve.coordinateLength();
        return CurveDomain.of(curve)
                .parameters()
                .getCurve()
                .decodePoint(Arrays.copyOfRange(info, info.length - length, info.length));
    }

    private static void assertRefused(byte[] key, EllipticCurve curve) {
        assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> EcPublicKey.of(key, curve));
    }
}
