package io.meterproof.metering.signature;

import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * What of Ed25519 (RFC 8032 section 5.1) counts. Verifiers differ on points outside the prime-order subgroup: with the
 * key inside it, and R checked where verification is cofactored, all of them give the same answer.
 */
final class Ed25519Policy {
    static final int SIGNATURE_LENGTH = 64;

    private static final int POINT = Ed25519.PUBLIC_KEY_SIZE;
    private static final byte[] IDENTITY = Arrays.copyOf(new byte[] {1}, POINT);

    /** The group order L, little-endian as in signatures. */
    private static final byte[] ORDER =
            HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

    private Ed25519Policy() {}

    /** Refuses a key that is not canonical, not on the curve, of small order or with a part of small order. */
    static void checkKey(byte[] raw) throws InvalidKeyException {
        if (raw.length != POINT) {
            throw new InvalidKeyException("an Ed25519 key has " + POINT + " bytes, not " + raw.length);
        }
        if (!Ed25519.validatePublicKeyFull(raw, 0)) {
            throw new InvalidKeyException("the Ed25519 key is not a canonical point of the prime-order group");
        }
    }

    /** Whether the form is right: 64 bytes, R not the identity, S below L. */
    static boolean isWellFormed(byte[] signature) {
        return signature.length == SIGNATURE_LENGTH
                && !Arrays.equals(signature, 0, POINT, IDENTITY, 0, POINT)
                && isBelowOrder(signature);
    }

    /** Whether R is a canonical point of the prime-order group; only a cofactored verifier needs to be told. */
    static boolean isRInPrimeOrderGroup(byte[] signature) {
        return Ed25519.validatePublicKeyFull(signature, 0);
    }

    private static boolean isBelowOrder(byte[] signature) {
        for (int i = POINT - 1; i >= 0; i--) {
            int difference = Byte.toUnsignedInt(signature[POINT + i]) - Byte.toUnsignedInt(ORDER[i]);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }
}
