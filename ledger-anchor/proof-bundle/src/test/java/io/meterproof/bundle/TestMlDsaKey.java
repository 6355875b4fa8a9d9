package io.meterproof.bundle;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.bouncycastle.jcajce.spec.MLDSAParameterSpec;
import org.bouncycastle.jcajce.spec.MLDSAPrivateKeySpec;

/** An ML-DSA-44 key pair that follows from a name. */
public record TestMlDsaKey(String name) {

    public byte[] raw() {
        return secret().getPublicKey().getPublicData();
    }

    public BlockSigner signer() {
        return new BlockSigner(
                SignatureAlgorithm.ML_DSA_44,
                Identities.key(SignatureAlgorithm.ML_DSA_44, raw()),
                secret(),
                TestKeys.PROVIDER);
    }

    public MLDSAPrivateKey secret() {
        byte[] seed = TreeHasher.sha256(("test key " + name).getBytes(StandardCharsets.UTF_8))
                .bytes();
        try {
            return (MLDSAPrivateKey) KeyFactory.getInstance("ML-DSA-44", TestKeys.PROVIDER)
                    .generatePrivate(new MLDSAPrivateKeySpec(MLDSAParameterSpec.ml_dsa_44, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
