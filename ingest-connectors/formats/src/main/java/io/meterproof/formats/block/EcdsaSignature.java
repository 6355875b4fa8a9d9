package io.meterproof.formats.block;

import java.math.BigInteger;
import java.util.Arrays;

/** An ECDSA signature over P-256 (FIPS 186-5, SEC 1): the plain form is 64 bytes r ‖ s, IEEE P1363. */
public record EcdsaSignature(BigInteger r, BigInteger s) {
    public static final int PLAIN_LENGTH = 64;

    /** The order n of P-256, FIPS 186-5 and SP 800-186 section 3.2.1.3. */
    public static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
    private static final int SCALAR = PLAIN_LENGTH / 2;

    /**
     * Reads r ‖ s.
     *
     * @throws IllegalArgumentException unless there are 64 bytes
     */
    public static EcdsaSignature ofPlain(byte[] plain) {
        if (plain.length != PLAIN_LENGTH) {
            throw new IllegalArgumentException("a P-256 signature has 64 bytes, not " + plain.length);
        }
        return new EcdsaSignature(new BigInteger(1, plain, 0, SCALAR), new BigInteger(1, plain, SCALAR, SCALAR));
    }

    /** Whether r and s are in [1, n-1], SEC 1 section 4.1.4 step 1. */
    public boolean isInRange() {
        return isScalar(r) && isScalar(s);
    }

    /** Whether s is above n/2, so that (r, n-s) is the twin to use. */
    public boolean isHighS() {
        return s.compareTo(HALF_ORDER) > 0;
    }

    /** The twin with s at most n/2, the only one that native blocks use. */
    public EcdsaSignature withLowS() {
        return isHighS() ? new EcdsaSignature(r, ORDER.subtract(s)) : this;
    }

    /**
     * 64 bytes r ‖ s.
     *
     * @throws IllegalArgumentException when a number does not fit into 32 unsigned bytes
     */
    public byte[] plain() {
        byte[] plain = new byte[PLAIN_LENGTH];
        place(r, plain, SCALAR);
        place(s, plain, PLAIN_LENGTH);
        return plain;
    }

    private static boolean isScalar(BigInteger value) {
        return value.signum() > 0 && value.compareTo(ORDER) < 0;
    }

    private static void place(BigInteger value, byte[] target, int end) {
        if (value.signum() < 0 || value.bitLength() > Byte.SIZE * SCALAR) {
            throw new IllegalArgumentException("not a number of 32 unsigned bytes");
        }
        byte[] bytes = value.toByteArray();
        byte[] significant =
                bytes.length > SCALAR ? Arrays.copyOfRange(bytes, bytes.length - SCALAR, bytes.length) : bytes;
        System.arraycopy(significant, 0, target, end - significant.length, significant.length);
    }
}
