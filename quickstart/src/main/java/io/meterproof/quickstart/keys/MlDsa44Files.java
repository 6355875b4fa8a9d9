package io.meterproof.quickstart.keys;

import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import org.bouncycastle.jcajce.interfaces.MLDSAPublicKey;
import org.bouncycastle.jcajce.spec.MLDSAParameterSpec;

/** A key pair of ML-DSA-44 (FIPS 204) in {@code NAME.key} (PKCS #8, for its owner only) and {@code NAME.pub} (X.509), of RFC 9881. */
final class MlDsa44Files {
    private static final String ALGORITHM = "ML-DSA-44";
    private static final Provider PROVIDER = CryptoProviders.bouncyCastle();

    private MlDsa44Files() {}

    /** Makes the pair if it is not there. */
    static void complete(Path directory, String name, SecureRandom random) throws IOException {
        Path publicFile = directory.resolve(name + ".pub");
        if (!Files.exists(publicFile)) {
            KeyPair pair = generate(random);
            SecretFile.write(directory.resolve(name + ".key"), Pem.of(pair.getPrivate()));
            Files.writeString(publicFile, Pem.of(pair.getPublic())); // Last: it says that the pair is complete.
        }
    }

    /** The raw public key, 1312 bytes. */
    static byte[] readPublic(Path directory, String name) throws IOException {
        Path file = directory.resolve(name + ".pub");
        try {
            var key = Pem.publicKey(Files.readString(file), ALGORITHM, PROVIDER);
            return ((MLDSAPublicKey) key).getPublicData();
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no public key of " + ALGORITHM, e);
        }
    }

    private static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM, PROVIDER);
            generator.initialize(MLDSAParameterSpec.ml_dsa_44, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle has ML-DSA-44", e);
        }
    }
}
