package io.meterproof.quickstart.keys;

import io.meterproof.metering.signature.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;

/** A key pair in {@code NAME.key} (PKCS #8, for its owner only) and {@code NAME.pub} (X.509), of RFC 7468 and RFC 8410. */
public final class Ed25519Files {
    private static final String ALGORITHM = "Ed25519";

    private Ed25519Files() {}

    /**
     * The pair of that name, made if it is not there.
     *
     * @throws IOException when its files are damaged
     */
    public static KeyPair complete(Path directory, String name, SecureRandom random) throws IOException {
        SecretFile.createDirectory(directory);
        if (!Files.exists(publicFile(directory, name))) {
            KeyPair pair = generate(random);
            SecretFile.write(secretFile(directory, name), Pem.of(pair.getPrivate()));
            Files.writeString(
                    publicFile(directory, name), Pem.of(pair.getPublic())); // Last: it says that the pair is complete.
        }
        return read(directory, name);
    }

    /** @throws IOException when there is no such pair, or its files are damaged */
    static KeyPair read(Path directory, String name) throws IOException {
        String publicKey = Files.readString(publicFile(directory, name));
        String privateKey = Files.readString(secretFile(directory, name));
        try {
            return new KeyPair(Pem.publicKey(publicKey, ALGORITHM), Pem.privateKey(privateKey, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "The files of the key " + name + " in " + directory + " hold no key of " + ALGORITHM, e);
        }
    }

    private static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has Ed25519", e);
        }
    }

    private static Path secretFile(Path directory, String name) {
        return directory.resolve(name + ".key");
    }

    private static Path publicFile(Path directory, String name) {
        return directory.resolve(name + ".pub");
    }
}
