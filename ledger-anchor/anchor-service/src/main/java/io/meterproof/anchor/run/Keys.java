package io.meterproof.anchor.run;

import io.meterproof.anchor.epoch.CheckpointSigner;
import io.meterproof.anchor.epoch.LogKey;
import io.meterproof.metering.signature.Pem;
import io.meterproof.tlog.NoteAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.web3j.crypto.Credentials;

/**
 * The directory of this service's keys. {@code log.key} is Ed25519, PKCS #8 in PEM or a seed of 64 hexadecimal digits.
 * {@code log-next.key}, if it is there, is the key that will take its place and signs beside it for as long as both are there;
 * {@code log-ml-dsa-44.key}, if it is there, is ML-DSA-44 (FIPS 204), PKCS #8 in PEM, and signs beside them.
 * {@code chain.key} is a secp256k1 scalar of 64 hexadecimal digits, made when it is not there.
 */
public record Keys(Path directory) {
    private static final int LENGTH = 32;

    /** The log's keys, all of which sign checkpoints. */
    public CheckpointSigner log() {
        List<LogKey> keys = new ArrayList<>(List.of(ed25519(directory.resolve("log.key"))));
        Path next = directory.resolve("log-next.key");
        if (Files.exists(next)) {
            keys.add(ed25519(next));
        }
        Path mlDsa = directory.resolve("log-ml-dsa-44.key");
        if (Files.exists(mlDsa)) {
            keys.add(mlDsa44(mlDsa));
        }
        return new CheckpointSigner(keys);
    }

    private static LogKey ed25519(Path file) {
        String text = read(file);
        byte[] seed = text.startsWith("-----BEGIN") ? seed(file, text) : hex(file, text);
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            byte[] publicKey =
                    new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
            return new LogKey(NoteAlgorithm.ED25519, publicKey, key, Security.getProvider("SunEC"));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " is no Ed25519 key", e);
        }
    }

    private static LogKey mlDsa44(Path file) {
        Provider provider = new BouncyCastleProvider();
        try {
            PrivateKey key = Pem.privateKey(read(file), "ML-DSA-44", provider);
            byte[] publicKey = ((MLDSAPrivateKey) key).getPublicKey().getPublicData();
            return new LogKey(NoteAlgorithm.ML_DSA_44_COSIGNATURE, publicKey, key, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " is no ML-DSA-44 key in PKCS #8", e);
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
