package io.meterproof.metering.signature;

import io.meterproof.formats.block.SignatureAlgorithm;
import java.security.InvalidKeyException;

/**
 * What of ML-DSA-44 (FIPS 204) counts: pure, with an empty context. A key is {@code ρ 32 ‖ t1 1280}, of which all bytes decode
 * (algorithm 23); one whose t1 is zero is refused, for under it anybody can sign: the challenge does not depend on a secret.
 */
final class MlDsa44Policy {
    private static final int SEED = 32;

    private MlDsa44Policy() {}

    static void checkKey(byte[] raw) throws InvalidKeyException {
        int length = SignatureAlgorithm.ML_DSA_44.keyLength();
        if (raw.length != length) {
            throw new InvalidKeyException("an ML-DSA-44 key has " + length + " bytes, not " + raw.length);
        }
        if (isZero(raw)) {
            throw new InvalidKeyException("the vector t1 of the ML-DSA-44 key is zero");
        }
    }

    static boolean isWellFormed(byte[] signature) {
        return signature.length == SignatureAlgorithm.ML_DSA_44.signatureLength();
    }

    private static boolean isZero(byte[] raw) {
        for (int i = SEED; i < raw.length; i++) {
            if (raw[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
