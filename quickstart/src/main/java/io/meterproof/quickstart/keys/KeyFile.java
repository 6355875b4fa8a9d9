package io.meterproof.quickstart.keys;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.Pem;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * Anybody's key of Ed25519, P-256 or ML-DSA-44 in a PEM file: {@code PRIVATE KEY} (PKCS #8), which can sign, or {@code PUBLIC KEY} (X.509).
 *
 * @param privateKey empty where the file holds a public key
 */
public record KeyFile(VerificationKey publicKey, Optional<PrivateKey> privateKey) {

    /** @throws IOException if the file cannot be read or holds no such key */
    public static KeyFile read(Path file) throws IOException {
        try {
            return of(Files.readString(file), file);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException(file + " holds no key of Ed25519, P-256 or ML-DSA-44: " + e.getMessage(), e);
        }
    }

    /**
     * A key that verifies records in formats of the field, and is of any curve that these use: a {@code PUBLIC KEY}, which need not
     * be one that this product could sign with.
     *
     * @throws IOException if the file cannot be read or holds no such key
     */
    public static VerificationKey readForeign(Path file) throws IOException {
        try {
            return VerificationKey.of(SignatureAlgorithm.ECDSA, Pem.content(Files.readString(file), Pem.PUBLIC_KEY));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException(file + " holds no key of a curve that the field uses: " + e.getMessage(), e);
        }
    }

    private static KeyFile of(String pem, Path file) throws IOException, GeneralSecurityException {
        Pem.Labelled first = Pem.first(pem);
        return switch (first.label()) {
            case Pem.PRIVATE_KEY -> ofPrivate(pem, first.content());
            case Pem.PUBLIC_KEY -> new KeyFile(raw(PublicKeyFactory.createKey(first.content())), Optional.empty());
            default -> throw new IOException(file + " begins with no PRIVATE KEY or PUBLIC KEY in PEM");
        };
    }

    private static KeyFile ofPrivate(String pem, byte[] pkcs8) throws IOException, GeneralSecurityException {
        VerificationKey key = raw(PrivateKeyFactory.createKey(pkcs8));
        String algorithm =
                switch (key.algorithm()) {
                    case ED25519 -> "Ed25519";
                    case P256, ECDSA -> "EC";
                    case ML_DSA_44 -> "ML-DSA-44";
                };
        return new KeyFile(key, Optional.of(Pem.privateKey(pem, algorithm, CryptoProviders.bouncyCastle())));
    }

    private static VerificationKey raw(AsymmetricKeyParameter key) throws GeneralSecurityException {
        if (key instanceof Ed25519PrivateKeyParameters secret) {
            return raw(secret.generatePublicKey());
        } else if (key instanceof Ed25519PublicKeyParameters open) {
            return VerificationKey.of(SignatureAlgorithm.ED25519, open.getEncoded());
        } else if (key instanceof ECPrivateKeyParameters secret) {
            var point = secret.getParameters().getG().multiply(secret.getD()).normalize();
            return VerificationKey.of(SignatureAlgorithm.P256, point.getEncoded(false));
        } else if (key instanceof ECPublicKeyParameters open) {
            return VerificationKey.of(SignatureAlgorithm.P256, open.getQ().getEncoded(false));
        } else if (key instanceof MLDSAPrivateKeyParameters secret) {
            return raw(secret.getPublicKeyParameters());
        } else if (key instanceof MLDSAPublicKeyParameters open) {
            return VerificationKey.of(SignatureAlgorithm.ML_DSA_44, open.getEncoded());
        }
        throw new GeneralSecurityException("it is of another algorithm");
    }

    public SignatureAlgorithm algorithm() {
        return publicKey.algorithm();
    }

    /** The identity by which documents name the key. */
    public Hash id() {
        return publicKey.id();
    }

    /** Lower-case hexadecimal of the raw public key. */
    public String hex() {
        return HexFormat.of().formatHex(publicKey.raw());
    }

    /** Signs documents in a role; empty for a public key. */
    public Optional<DocumentSigner> signer(Role role) {
        return privateKey.map(secret ->
                new DocumentSigner(role, new BlockSigner(algorithm(), id(), secret, CryptoProviders.bouncyCastle())));
    }
}
