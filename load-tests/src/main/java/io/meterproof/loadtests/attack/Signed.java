package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.SignatureAlgorithm;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A message and what claims to be its signature: for elliptic curves two halves of 32 bytes, R ‖ S or r ‖ s. The arrays are owned by
 * the record.
 */
@SuppressWarnings("ArrayRecordComponent")
record Signed(SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
    private static final int HALF = 32;

    int half() {
        return algorithm.signatureLength() / 2;
    }

    Signed withSignature(byte[] other) {
        return new Signed(algorithm, message, other);
    }

    Signed withMessage(byte[] other) {
        return new Signed(algorithm, other, signature);
    }

    /** The second half as the number that it is: little-endian for Ed25519 (RFC 8032), big-endian for ECDSA. */
    BigInteger scalar() {
        return new BigInteger(1, inOrder(Arrays.copyOfRange(signature, HALF, signature.length)));
    }

    /** With another second half, of which 32 bytes count. */
    Signed withScalar(BigInteger scalar) {
        byte[] bytes = new byte[HALF];
        byte[] all = scalar.toByteArray();
        for (int i = 0; i < Math.min(HALF, all.length); i++) {
            bytes[HALF - 1 - i] = all[all.length - 1 - i];
        }
        byte[] changed = signature.clone();
        System.arraycopy(inOrder(bytes), 0, changed, HALF, HALF);
        return withSignature(changed);
    }

    private byte[] inOrder(byte[] bytes) {
        if (algorithm != SignatureAlgorithm.ED25519) {
            return bytes;
        }
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
