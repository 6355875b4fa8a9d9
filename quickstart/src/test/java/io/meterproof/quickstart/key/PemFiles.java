package io.meterproof.quickstart.key;

import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** New keys of meters, in files as {@code openssl genpkey} writes them. */
final class PemFiles {
    private PemFiles() {}

    /** Writes {@code NAME.key} and {@code NAME.pub}; returns the first. */
    static Path ed25519(Path directory, String name) {
        return write(directory, name, KeyPairs.of(() -> KeyPairGenerator.getInstance("Ed25519")));
    }

    static Path p256(Path directory, String name) {
        return ofCurve(directory, name, "secp256r1");
    }

    static Path ofCurve(Path directory, String name, String curve) {
        return write(directory, name, KeyPairs.of(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.bouncyCastle());
            generator.initialize(new ECGenParameterSpec(curve));
            return generator;
        }));
    }

    static Path mlDsa44(Path directory, String name) {
        return write(
                directory,
                name,
                KeyPairs.of(() -> KeyPairGenerator.getInstance("ML-DSA-44", CryptoProviders.bouncyCastle())));
    }

    private static Path write(Path directory, String name, KeyPair pair) {
        try {
            Files.writeString(directory.resolve(name + ".pub"), Pem.of(pair.getPublic()));
            return Files.writeString(directory.resolve(name + ".key"), Pem.of(pair.getPrivate()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private interface KeyPairs {
        KeyPairGenerator generator() throws GeneralSecurityException;

        static KeyPair of(KeyPairs source) {
            try {
                return source.generator().generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }
}
