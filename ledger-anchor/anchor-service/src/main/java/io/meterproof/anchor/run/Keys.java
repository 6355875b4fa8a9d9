package io.meterproof.anchor.run;

import io.meterproof.anchor.epoch.CheckpointSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Security;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.web3j.crypto.Credentials;

/**
 * The directory of this service's keys: {@code log.pem} (PKCS #8) or {@code log.hex} (seed), Ed25519, and {@code anchor.hex}
 * (secp256k1 scalar), each 64 hexadecimal digits.
 */
public record Keys(Path directory) {
    private static final int SEED_LENGTH = 32;

    /** The log key, which signs checkpoints. */
    public CheckpointSigner log() {
        Path pem = directory.resolve("log.pem");
        byte[] seed = Files.exists(pem) ? seed(pem) : hex("log.hex");
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            byte[] publicKey =
                    new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
            return new CheckpointSigner(publicKey, key, Security.getProvider("SunEC"));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the log key is no Ed25519 key", e);
        }
    }

    /** The anchor key, which pays for transactions. */
    public Credentials anchor() {
        return Credentials.create(HexFormat.of().formatHex(hex("anchor.hex")));
    }

    private byte[] hex(String name) {
        String text = read(directory.resolve(name)).strip();
        byte[] key = HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
        if (key.length != SEED_LENGTH) {
            throw new IllegalArgumentException(name + " has " + key.length + " bytes, not " + SEED_LENGTH);
        }
        return key;
    }

    private static byte[] seed(Path pem) {
        String body = read(pem).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            PKCS8EncodedKeySpec encoded =
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
            EdECPrivateKey key =
                    (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(encoded);
            return key.getBytes().orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(pem + " is no Ed25519 key in PKCS #8", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("key file " + file + ": " + e.getMessage(), e);
        }
    }
}
