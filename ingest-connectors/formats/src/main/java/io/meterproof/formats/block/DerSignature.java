package io.meterproof.formats.block;

import java.math.BigInteger;
import java.util.Arrays;

/** The DER form of an ECDSA signature, RFC 3279 section 2.2.3: {@code SEQUENCE { INTEGER r, INTEGER s }}. */
public final class DerSignature {
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;
    private static final int SHORT_FORM = 0x80;

    private DerSignature() {}

    public static byte[] encode(EcdsaSignature signature) {
        byte[] r = signature.r().toByteArray();
        byte[] s = signature.s().toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = SEQUENCE;
        der[1] = (byte) (4 + r.length + s.length);
        place(r, der, 2);
        place(s, der, 4 + r.length);
        return der;
    }

    /**
     * Reads the one canonical encoding; anything else, also a longer form of the same numbers, is refused.
     *
     * @throws IllegalArgumentException when the bytes are not that encoding
     */
    public static EcdsaSignature decode(byte[] der) {
        if (der.length < 8 || der.length > 2 + SHORT_FORM - 1 || der[0] != SEQUENCE || der[1] != der.length - 2) {
            throw new IllegalArgumentException("not a DER signature");
        }
        BigInteger r = integer(der, 2);
        int second = 4 + der[3];
        BigInteger s = integer(der, second);
        if (second + 2 + der[second + 1] != der.length) {
            throw new IllegalArgumentException("bytes after the DER signature");
        }
        EcdsaSignature signature = new EcdsaSignature(r, s);
        if (!Arrays.equals(encode(signature), der)) {
            throw new IllegalArgumentException("not the canonical DER of its numbers");
        }
        return signature;
    }

    private static BigInteger integer(byte[] der, int at) {
        if (at + 2 > der.length || der[at] != INTEGER || der[at + 1] < 1 || at + 2 + der[at + 1] > der.length) {
            throw new IllegalArgumentException("not a DER integer at " + at);
        }
        return new BigInteger(der, at + 2, der[at + 1]);
    }

    private static void place(byte[] number, byte[] der, int at) {
        der[at] = INTEGER;
        der[at + 1] = (byte) number.length;
        System.arraycopy(number, 0, der, at + 2, number.length);
    }
}
