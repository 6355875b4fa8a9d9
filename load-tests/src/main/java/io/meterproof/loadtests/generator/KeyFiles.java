package io.meterproof.loadtests.generator;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The operator's keys: {@code NAME.key} (PKCS #8) and {@code NAME.pub} (X.509) of Ed25519 as PEM text (RFC 7468, RFC 8410),
 * and {@code privacy-master.key}, 32 bytes in hexadecimal.
 */
record KeyFiles(Path directory) {
    private static final String ALGORITHM = "Ed25519";
    private static final int RAW_LENGTH = 32;

    DocumentSigner signer(Role role) throws IOException {
        return signer(role, role.name().toLowerCase(Locale.ROOT));
    }

    /** One of several keys of a role. */
    DocumentSigner signer(Role role, String name) throws IOException {
        String publicKey = Files.readString(directory.resolve(name + ".pub"));
        String privateKey = Files.readString(directory.resolve(name + ".key"));
        try {
            byte[] encoded = Pem.publicKey(publicKey, ALGORITHM).getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length);
            return new DocumentSigner(
                    role,
                    new BlockSigner(
                            SignatureAlgorithm.ED25519,
                            Identities.key(SignatureAlgorithm.ED25519, raw),
                            Pem.privateKey(privateKey, ALGORITHM),
                            CryptoProviders.preferred().provider()));
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "The files of the key " + name + " in " + directory + " hold no key of " + ALGORITHM, e);
        }
    }

    byte[] privacyMasterKey() throws IOException {
        return HexFormat.of()
                .parseHex(Files.readString(directory.resolve("privacy-master.key"))
                        .strip());
    }
}
