package io.meterproof.metering.signature;

import io.meterproof.formats.block.EcdsaSignature;
import java.math.BigInteger;
import java.security.InvalidKeyException;

/** What of P-256 counts. Keys, SEC 1 section 3.2.2.1: an uncompressed point on the curve. The cofactor is 1. */
final class P256Policy {
    private static final int COORDINATE = 32;
    private static final int LENGTH = 1 + 2 * COORDINATE;
    private static final byte UNCOMPRESSED = 4;

    /** p, and b of y² = x³ - 3x + b: SP 800-186 section 3.2.1.3. */
    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

    private P256Policy() {}

    /**
     * Whether r may be an x-coordinate less n (SEC 1 section 4.1.4 step 5). The JDK forgets that reduction, so that it
     * refuses such valid signatures; an honest one comes about once in 2^128.
     */
    static boolean mayBeReduced(EcdsaSignature signature) {
        return signature.r().add(EcdsaSignature.ORDER).compareTo(P) < 0;
    }

    static void checkKey(byte[] raw) throws InvalidKeyException {
        if (raw.length != LENGTH || raw[0] != UNCOMPRESSED) {
            throw new InvalidKeyException("a P-256 key is an uncompressed point of " + LENGTH + " bytes");
        }
        BigInteger x = new BigInteger(1, raw, 1, COORDINATE);
        BigInteger y = new BigInteger(1, raw, 1 + COORDINATE, COORDINATE);
        if (x.compareTo(P) >= 0 || y.compareTo(P) >= 0) {
            throw new InvalidKeyException("a coordinate of the P-256 key is not below p");
        }
        BigInteger right =
                x.multiply(x).subtract(BigInteger.valueOf(3)).multiply(x).add(B);
        if (y.multiply(y).subtract(right).mod(P).signum() != 0) {
            throw new InvalidKeyException("the P-256 key is not on the curve");
        }
    }
}
