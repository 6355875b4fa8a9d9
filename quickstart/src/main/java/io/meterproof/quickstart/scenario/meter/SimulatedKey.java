package io.meterproof.quickstart.scenario.meter;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.Hash;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.bouncycastle.jcajce.spec.MLDSAParameterSpec;
import org.bouncycastle.jcajce.spec.MLDSAPrivateKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECNamedCurveSpec;

/**
 * A simulated meter's key pair, derived from a secret.
 *
 * @param publicKey hexadecimal of the raw public key: 32 bytes (RFC 8032), 65 (SEC 1) or 1312 (FIPS 204)
 */
public record SimulatedKey(BlockSigner signer, String publicKey) {
    private static final String P256 = "secp256r1";
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final Provider DETERMINISTIC_ECDSA = new Rfc6979();
    /** PrivateKeyInfo up to the key, RFC 8410 section 7. */
    private static final String ED25519_INFO = "302e020100300506032b657004220420";

    public static SimulatedKey of(SignatureAlgorithm algorithm, Hash secret) {
        try {
            return switch (algorithm) {
                case ED25519 -> ed25519(secret);
                case P256 -> p256(secret);
                case ML_DSA_44 -> mlDsa44(secret);
                case ECDSA -> throw new IllegalArgumentException("meters of the field have a FieldKey");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle has Ed25519, P-256 and ML-DSA-44", e);
        }
    }

    private static SimulatedKey ed25519(Hash secret) throws GeneralSecurityException {
        byte[] info = HexFormat.of().parseHex(ED25519_INFO + secret.hex());
        PrivateKey key =
                KeyFactory.getInstance("Ed25519", BOUNCY_CASTLE).generatePrivate(new PKCS8EncodedKeySpec(info));
        byte[] raw = new Ed25519PrivateKeyParameters(secret.bytes())
                .generatePublicKey()
                .getEncoded();
        return of(SignatureAlgorithm.ED25519, key, raw, BOUNCY_CASTLE);
    }

    private static SimulatedKey p256(Hash secret) throws GeneralSecurityException {
        X9ECParameters curve = CustomNamedCurves.getByName(P256);
        BigInteger scalar = new BigInteger(1, secret.bytes())
                .mod(curve.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        byte[] raw = curve.getG().multiply(scalar).normalize().getEncoded(false);
        ECNamedCurveSpec parameters = new ECNamedCurveSpec(P256, curve.getCurve(), curve.getG(), curve.getN());
        PrivateKey key = KeyFactory.getInstance("EC", BOUNCY_CASTLE)
                .generatePrivate(new java.security.spec.ECPrivateKeySpec(scalar, parameters));
        return of(SignatureAlgorithm.P256, key, raw, DETERMINISTIC_ECDSA);
    }

    /** The secret is the seed of FIPS 204 algorithm 1; without randomness Bouncy Castle signs deterministically. */
    private static SimulatedKey mlDsa44(Hash secret) throws GeneralSecurityException {
        MLDSAPrivateKeySpec seed = new MLDSAPrivateKeySpec(MLDSAParameterSpec.ml_dsa_44, secret.bytes());
        MLDSAPrivateKey key = (MLDSAPrivateKey)
                KeyFactory.getInstance("ML-DSA-44", BOUNCY_CASTLE).generatePrivate(seed);
        return of(SignatureAlgorithm.ML_DSA_44, key, key.getPublicKey().getPublicData(), BOUNCY_CASTLE);
    }

    private static SimulatedKey of(SignatureAlgorithm algorithm, PrivateKey key, byte[] raw, Provider provider) {
        BlockSigner signer = new BlockSigner(algorithm, Identities.key(algorithm, raw), key, provider);
        return new SimulatedKey(signer, HexFormat.of().formatHex(raw));
    }
}
