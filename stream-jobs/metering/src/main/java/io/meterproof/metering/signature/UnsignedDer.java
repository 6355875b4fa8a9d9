package io.meterproof.metering.signature;

import io.meterproof.formats.block.EcdsaSignature;
import java.math.BigInteger;
import java.security.SignatureException;

/**
 * The faulty DER that some meters write: each INTEGER holds the unsigned number, copied at the length of a coordinate or
 * without its leading zeros. So the sign byte that X.690 section 8.3.3 asks for is missing when the highest bit is set.
 */
final class UnsignedDer {
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;
    private static final int HEADER = 2;
    private static final int SHORT_FORM = 0x80;

    private UnsignedDer() {}

    static EcdsaSignature decode(byte[] der, int coordinateLength) throws SignatureException {
        require(der.length >= 4 * HEADER && der.length < HEADER + SHORT_FORM, "not the length of a DER signature");
        require(der[0] == SEQUENCE && der[1] == der.length - HEADER, "not a DER sequence of its length");
        int second = end(der, HEADER, coordinateLength);
        require(end(der, second, coordinateLength) == der.length, "bytes after the DER signature");
        return new EcdsaSignature(number(der, HEADER), number(der, second));
    }

    private static int end(byte[] der, int at, int coordinateLength) throws SignatureException {
        require(at + HEADER < der.length && der[at] == INTEGER, "not a DER integer at " + at);
        int length = der[at + 1];
        int end = at + HEADER + length;
        require(length >= 1 && length <= coordinateLength + 1 && end <= der.length, "a DER integer of a wrong length");
        boolean padded = der[at + HEADER] == 0 && length != coordinateLength;
        require(!padded || length > 1 && der[at + HEADER + 1] < 0, "a DER integer with leading zeros");
        return end;
    }

    private static BigInteger number(byte[] der, int at) {
        return new BigInteger(1, der, at + HEADER, der[at + 1]);
    }

    private static void require(boolean condition, String otherwise) throws SignatureException {
        if (!condition) {
            throw new SignatureException(otherwise);
        }
    }
}
