package io.meterproof.loadtests.attack;

import java.util.SplittableRandom;

/**
 * The parts of an ML-DSA-44 signature, FIPS 204 algorithms 20 and 26: challenge 32, response 2304, hints: up to 80 positions,
 * ascending within each of 4 polynomials and padded with zeros, then for each polynomial where its positions end.
 */
final class LatticeSignature {
    private static final int CHALLENGE = 32;
    private static final int HINTS = CHALLENGE + 2304;
    private static final int POSITIONS = 80;
    private static final int LENGTH = HINTS + POSITIONS + 4;

    private LatticeSignature() {}

    static byte[] challenge(Signed own, Signed other) {
        byte[] changed = own.signature().clone();
        System.arraycopy(other.signature(), 0, changed, 0, CHALLENGE);
        return changed;
    }

    static byte[] hints(Signed own, Signed other) {
        byte[] changed = own.signature().clone();
        System.arraycopy(other.signature(), HINTS, changed, HINTS, LENGTH - HINTS);
        return changed;
    }

    /** The same hints in another order: what a lax verifier takes for the same. */
    static byte[] unsorted(Signed own) {
        byte[] changed = own.signature().clone();
        byte first = changed[HINTS];
        changed[HINTS] = changed[HINTS + 1];
        changed[HINTS + 1] = first;
        return changed;
    }

    /** A position after the last that counts; where there is no room, one too many counts. */
    static byte[] padded(Signed own, SplittableRandom chance) {
        byte[] changed = own.signature().clone();
        int used = changed[LENGTH - 1];
        if (used < POSITIONS) {
            changed[HINTS + used + chance.nextInt(POSITIONS - used)] = (byte) (1 + chance.nextInt(255));
        } else {
            changed[LENGTH - 1]++;
        }
        return changed;
    }
}
