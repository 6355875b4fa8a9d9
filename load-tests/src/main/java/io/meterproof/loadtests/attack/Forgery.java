package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.EcdsaSignature;
import io.meterproof.formats.block.SignatureAlgorithm;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One way to make of genuine signatures what nobody signed. */
enum Forgery {
    SIGNATURE_BIT((own, other, chance) -> own.withSignature(flipped(own.signature(), chance))),
    MESSAGE_BIT((own, other, chance) -> own.withMessage(flipped(own.message(), chance))),
    SIGNATURE_BYTES((own, other, chance) -> own.withSignature(scattered(own.signature(), chance))),
    MESSAGE_BYTES((own, other, chance) -> own.withMessage(scattered(own.message(), chance))),
    SWAPPED_HALVES((own, other, chance) -> own.withSignature(joined(own, own.half(), own, 0))),
    SIGNATURE_OF_ANOTHER((own, other, chance) -> own.withSignature(other.signature())),
    HALF_OF_ANOTHER((own, other, chance) -> chance.nextBoolean()
            ? own.withSignature(joined(own, 0, other, own.half()))
            : own.withSignature(joined(other, 0, own, own.half()))),
    CUT_SHORT((own, other, chance) ->
            own.withSignature(Arrays.copyOf(own.signature(), chance.nextInt(own.signature().length)))),
    EXTENDED((own, other, chance) ->
            own.withSignature(Arrays.copyOf(own.signature(), own.signature().length + 1 + chance.nextInt(8)))),
    ZERO_FIRST_HALF((own, other, chance) -> own.withSignature(filled(own, 0, (byte) 0))),
    ZERO_SCALAR(Family.ELLIPTIC, (own, other, chance) -> own.withScalar(BigInteger.ZERO)),
    ONES((own, other, chance) -> own.withSignature(filled(own, chance.nextInt(2) * own.half(), (byte) -1))),
    ORDER_ADDED(
            Family.ELLIPTIC, (own, other, chance) -> own.withScalar(own.scalar().add(order(own)))),
    ORDER_COMPLEMENT(
            Family.ELLIPTIC, (own, other, chance) -> own.withScalar(order(own).subtract(own.scalar()))),
    NEXT_SCALAR(
            Family.ELLIPTIC, (own, other, chance) -> own.withScalar(own.scalar().add(BigInteger.ONE))),
    CHALLENGE_OF_ANOTHER(
            Family.LATTICE, (own, other, chance) -> own.withSignature(LatticeSignature.challenge(own, other))),
    HINTS_OF_ANOTHER(Family.LATTICE, (own, other, chance) -> own.withSignature(LatticeSignature.hints(own, other))),
    HINTS_UNSORTED(Family.LATTICE, (own, other, chance) -> own.withSignature(LatticeSignature.unsorted(own))),
    HINTS_PADDED(Family.LATTICE, (own, other, chance) -> own.withSignature(LatticeSignature.padded(own, chance))),
    CHANCE((own, other, chance) -> own.withSignature(random(own, chance)));

    /** 2^252 + 27742317777372353535851937790883648493, RFC 8032 section 5.1. */
    private static final BigInteger ED25519_ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final int MOST_BYTES = 8;

    private final Family family;
    private final Forger forger;

    Forgery(Forger forger) {
        this(Family.ANY, forger);
    }

    Forgery(Family family, Forger forger) {
        this.family = family;
        this.forger = forger;
    }

    /** Those that an algorithm's signatures have the parts for. */
    static List<Forgery> against(SignatureAlgorithm algorithm) {
        Family own = algorithm == SignatureAlgorithm.ML_DSA_44 ? Family.LATTICE : Family.ELLIPTIC;
        return Arrays.stream(values())
                .filter(forgery -> forgery.family == Family.ANY || forgery.family == own)
                .toList();
    }

    /** Something that differs from {@code own} in its message or its signature. */
    Signed of(Signed own, Signed other, SplittableRandom chance) {
        return forger.forge(own, other, chance);
    }

    private static byte[] flipped(byte[] bytes, SplittableRandom chance) {
        byte[] changed = bytes.clone();
        changed[chance.nextInt(changed.length)] ^= (byte) (1 << chance.nextInt(Byte.SIZE));
        return changed;
    }

    /** Each byte is changed at most once, so that no change undoes another. */
    private static byte[] scattered(byte[] bytes, SplittableRandom chance) {
        byte[] changed = bytes.clone();
        int count = 1 + chance.nextInt(MOST_BYTES);
        int from = chance.nextInt(changed.length - MOST_BYTES);
        for (int i = from; i < from + count; i++) {
            changed[i] ^= (byte) (1 + chance.nextInt(255));
        }
        return changed;
    }

    private static byte[] joined(Signed first, int firstFrom, Signed second, int secondFrom) {
        int half = first.half();
        byte[] joined = new byte[2 * half];
        System.arraycopy(first.signature(), firstFrom, joined, 0, half);
        System.arraycopy(second.signature(), secondFrom, joined, half, half);
        return joined;
    }

    private static byte[] filled(Signed own, int from, byte value) {
        byte[] changed = own.signature().clone();
        Arrays.fill(changed, from, from + own.half(), value);
        return changed;
    }

    private static byte[] random(Signed own, SplittableRandom chance) {
        byte[] signature = new byte[2 * own.half()];
        chance.nextBytes(signature);
        return signature;
    }

    private static BigInteger order(Signed signed) {
        return signed.algorithm() == SignatureAlgorithm.ED25519 ? ED25519_ORDER : EcdsaSignature.ORDER;
    }

    private enum Family {
        ANY,
        ELLIPTIC,
        LATTICE
    }

    private interface Forger {
        Signed forge(Signed own, Signed other, SplittableRandom chance);
    }
}
