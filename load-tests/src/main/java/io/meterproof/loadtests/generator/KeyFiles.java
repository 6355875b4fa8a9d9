package io.meterproof.loadtests.generator;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.signature.CryptoProviders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The operator's keys: {@code NAME.key} (PKCS #8) and {@code NAME.pub} (X.509) of Ed25519 as PEM text (RFC 7468, RFC 8410),
 * and {@code privacy-master.key}, 32 bytes in hexadecimal.
 */
record KeyFiles(Path directory) {
    private static final int RAW_LENGTH = 32;

    DocumentSigner signer(Role role) throws IOException {
        return signer(role, role.name().toLowerCase(Locale.ROOT));
    }

    /** One of several keys of a role. */
    DocumentSigner signer(Role role, String name) throws IOException {
        byte[] encoded = content(directory.resolve(name + ".pub"));
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length);
        return new DocumentSigner(
                role,
                new BlockSigner(
                        SignatureAlgorithm.ED25519,
                        Identities.key(SignatureAlgorithm.ED25519, raw),
                        privateKey(directory.resolve(name + ".key")),
                        CryptoProviders.preferred().provider()));
    }

    byte[] privacyMasterKey() throws IOException {
        return HexFormat.of()
                .parseHex(Files.readString(directory.resolve("privacy-master.key"))
                        .strip());
    }

    private static PrivateKey privateKey(Path file) throws IOException {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(content(file)));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no private key of Ed25519", e);
        }
    }

    private static byte[] content(Path file) throws IOException {
        String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        return Base64.getMimeDecoder().decode(base64);
    }
}
