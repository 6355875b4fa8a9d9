package io.meterproof.bundle;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.TreeHasher;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;

/** A key pair of a named curve that follows from a name. */
record TestEcKey(String name, String curve) {

    /** SubjectPublicKeyInfo in DER. */
    byte[] info() {
        ECParameterSpec curve = parameters();
        try {
            PublicKey key = KeyFactory.getInstance("EC", TestKeys.PROVIDER)
                    .generatePublic(new ECPublicKeySpec(curve.getG().multiply(secret()), curve));
            return key.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The uncompressed point. */
    byte[] raw() {
        return parameters().getG().multiply(secret()).normalize().getEncoded(false);
    }

    /** By RFC 6979, so that the same message has the same signature, in DER. */
    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDDSA", TestKeys.PROVIDER);
            signature.initSign(privateKey());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A meter's P-256 key. */
    BlockSigner signer() {
        return new BlockSigner(
                SignatureAlgorithm.P256,
                Identities.key(SignatureAlgorithm.P256, raw()),
                privateKey(),
                TestKeys.PROVIDER);
    }

    private PrivateKey privateKey() {
        try {
            return KeyFactory.getInstance("EC", TestKeys.PROVIDER)
                    .generatePrivate(new ECPrivateKeySpec(secret(), parameters()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private BigInteger secret() {
        byte[] seed = TreeHasher.sha256(("test key " + name).getBytes(StandardCharsets.UTF_8))
                .bytes();
        return new BigInteger(1, seed)
                .mod(parameters().getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
    }

    private ECParameterSpec parameters() {
        return ECNamedCurveTable.getParameterSpec(curve);
    }
}
