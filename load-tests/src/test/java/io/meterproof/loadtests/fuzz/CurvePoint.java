package io.meterproof.loadtests.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.metering.signature.EcPublicKey;
import java.security.InvalidKeyException;
import java.util.Arrays;

/** Reads a public key. The first byte chooses the curve and, by its highest bit, whether the key is in text. */
final class CurvePoint {
    private static final EllipticCurve[] CURVES = EllipticCurve.values();
    private static final int TEXT = 0x80;

    private CurvePoint() {}

    static void read(byte[] bytes) throws InvalidKeyException {
        if (bytes.length > 0) {
            EllipticCurve curve = CURVES[(bytes[0] & (TEXT - 1)) % CURVES.length];
            byte[] key = Arrays.copyOfRange(bytes, 1, bytes.length);
            if ((bytes[0] & TEXT) == 0) {
                EcPublicKey.of(key, curve);
            } else {
                EcPublicKey.ofText(new String(key, UTF_8), curve);
            }
        }
    }
}
