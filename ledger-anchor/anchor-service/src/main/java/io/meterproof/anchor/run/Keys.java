package io.meterproof.anchor.run;

import io.meterproof.anchor.epoch.CheckpointSigner;
import io.meterproof.metering.signature.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.web3j.crypto.Credentials;

/**
 * The directory of this service's keys. {@code log.key} is Ed25519, PKCS #8 in PEM or a seed of 64 hexadecimal digits.
 * {@code chain.key} is a secp256k1 scalar of 64 hexadecimal digits, made when it is not there.
 */
public record Keys(Path directory) {
    private static final int LENGTH = 32;

    /** The log key, which signs checkpoints. */
    public CheckpointSigner log() {
        Path file = directory.resolve("log.key");
        String text = read(file);
        byte[] seed = text.startsWith("-----BEGIN") ? seed(file, text) : hex(file, text);
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            byte[] publicKey =
                    new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
            return new CheckpointSigner(publicKey, key, Security.getProvider("SunEC"));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " is no Ed25519 key", e);
        }
    }

    /** The chain key, which pays for transactions. */
    public Credentials chain(SecureRandom random) {
        Path file = directory.resolve("chain.key");
        if (!Files.exists(file)) {
            create(file, random);
        }
        return Credentials.create(HexFormat.of().formatHex(hex(file, read(file))));
    }

    private static void create(Path file, SecureRandom random) {
        byte[] scalar = new byte[LENGTH];
        random.nextBytes(scalar);
        scalar[0] &= 0x7f; // below the order of the curve
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(scalar) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("key file " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] hex(Path file, String text) {
        byte[] key = HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
        if (key.length != LENGTH) {
            throw new IllegalArgumentException(file + " has " + key.length + " bytes, not " + LENGTH);
        }
        return key;
    }

    private static byte[] seed(Path file, String pem) {
        try {
            EdECPrivateKey key = (EdECPrivateKey) Pem.privateKey(pem, "Ed25519");
            return key.getBytes().orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " is no Ed25519 key in PKCS #8", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("key file " + file + ": " + e.getMessage(), e);
        }
    }
}
