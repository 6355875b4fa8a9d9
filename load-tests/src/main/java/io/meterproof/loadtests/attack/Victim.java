package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.Hash;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** A meter with a fresh key, whose genuine blocks an attacker has seen. */
record Victim(BlockSigner signer, VerificationKey key) {
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration INTERVAL = Duration.ofMinutes(15);
    static final String MAKER = "Simulated";
    static final String SERIAL = "victim";

    private static final int COORDINATE = 32;

    /** A meter with a key of an algorithm, made by the platform where it has it, else by Bouncy Castle. */
    static Victim of(SignatureAlgorithm algorithm, SecureRandom random) throws GeneralSecurityException {
        Provider maker =
                algorithm == SignatureAlgorithm.ML_DSA_44 ? CryptoProviders.bouncyCastle() : CryptoProviders.jdk();
        KeyPair pair = keyPair(algorithm, maker, random);
        byte[] raw = pair.getPublic() instanceof ECPublicKey point ? p256(point) : tail(algorithm, pair.getPublic());
        BlockSigner signer = new BlockSigner(algorithm, Identities.key(algorithm, raw), pair.getPrivate(), maker);
        return new Victim(signer, VerificationKey.of(algorithm, raw));
    }

    private static KeyPair keyPair(SignatureAlgorithm algorithm, Provider maker, SecureRandom random)
            throws GeneralSecurityException {
        if (algorithm == SignatureAlgorithm.P256) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", maker);
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        }
        return KeyPairGenerator.getInstance(algorithm.label(), maker).generateKeyPair();
    }

    static Hash meter() {
        return Identities.meter(MAKER, SERIAL);
    }

    /** A live block of one reading. */
    SignedBlock live(long sequence, SecureRandom random) {
        byte[] seed = new byte[Hash.LENGTH];
        random.nextBytes(seed);
        return BlockBuilder.live(new Channel(meter(), ObisCode.ACTIVE_IMPORT))
                .interval(INTERVAL)
                .start(FROM.plus(INTERVAL.multipliedBy(sequence - 1)))
                .firstSequence(sequence)
                .values(1)
                .closingRegister(sequence)
                .sign(signer, seed);
    }

    Signed signed(long sequence, SecureRandom random) {
        SignedBlock block = live(sequence, random);
        return new Signed(signer.algorithm(), block.signed(), block.signature());
    }

    /** The raw key ends SubjectPublicKeyInfo: RFC 8410 section 4, RFC 9881 section 4. */
    private static byte[] tail(SignatureAlgorithm algorithm, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - algorithm.keyLength(), encoded.length);
    }

    private static byte[] p256(ECPublicKey key) {
        ECPoint point = key.getW();
        byte[] raw = new byte[1 + 2 * COORDINATE];
        raw[0] = 4;
        place(point.getAffineX(), raw, 1 + COORDINATE);
        place(point.getAffineY(), raw, raw.length);
        return raw;
    }

    private static void place(BigInteger coordinate, byte[] target, int end) {
        byte[] bytes = coordinate.toByteArray();
        int length = Math.min(COORDINATE, bytes.length);
        System.arraycopy(bytes, bytes.length - length, target, end - length, length);
    }
}
