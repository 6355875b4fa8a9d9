package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.DerSignature;
import io.meterproof.formats.block.EcdsaSignature;
import java.math.BigInteger;
import java.util.Arrays;

/** A moment with its signature, as whoever listens has it. The array is owned by the record. */
@SuppressWarnings("ArrayRecordComponent")
record Statement(Moment moment, byte[] signed, BigInteger r, BigInteger s) {

    /** Of r ‖ s. */
    static Statement of(Moment moment, byte[] signed, byte[] signature) {
        int half = signature.length / 2;
        return new Statement(
                moment,
                signed,
                new BigInteger(1, Arrays.copyOf(signature, half)),
                new BigInteger(1, Arrays.copyOfRange(signature, half, signature.length)));
    }

    /** With the other signature that proves the same: r and n - s. */
    Statement twin(BigInteger order) {
        return new Statement(moment, signed, r, order.subtract(s));
    }

    byte[] der() {
        return DerSignature.encode(new EcdsaSignature(r, s));
    }

    /** r ‖ s, each of so many bytes. */
    byte[] plain(int length) {
        byte[] plain = new byte[2 * length];
        place(r, plain, length);
        place(s, plain, 2 * length);
        return plain;
    }

    private static void place(BigInteger number, byte[] target, int end) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        System.arraycopy(bytes, from, target, end - (bytes.length - from), bytes.length - from);
    }
}
