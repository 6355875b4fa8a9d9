package io.meterproof.quickstart.keys;

import io.meterproof.metering.document.MakerRoot;
import io.meterproof.metering.document.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The key files of a local stack: {@code NAME.key} (PKCS #8) and {@code NAME.pub} (X.509) of RFC 7468 and RFC 8410, where the
 * name is a role, with a number where several people have it; {@code log-ml-dsa-44.key} and {@code .pub} likewise (FIPS 204, RFC 9881); {@code chain.key}, the secp256k1 key that sends anchors, and {@code privacy-master.key}, 32 bytes in hexadecimal each. Only
 * the owner may read the secret ones.
 */
public record KeyDirectory(Path path) {
    /** Who acts locally; meters hold their own keys. */
    public static final List<String> NAMES = List.of(
            "maker", "field", "registrar", "tariff", "desk", "billing", "billing-2", "log", "operator-1", "operator-2");

    private static final String LOG_ML_DSA_44 = "log-ml-dsa-44";
    private static final int SECRET_LENGTH = 32;

    public Path privacyMasterKey() {
        return path.resolve("privacy-master.key");
    }

    private Path chainKey() {
        return path.resolve("chain.key");
    }

    /** Makes what is missing and keeps what is there. */
    public void complete(SecureRandom random) throws IOException {
        SecretFile.createDirectory(path);
        for (var name : NAMES) {
            Ed25519Files.complete(path, name, random);
        }
        MlDsa44Files.complete(path, LOG_ML_DSA_44, random);
        completeSecret(privacyMasterKey(), random);
        completeSecret(chainKey(), random);
    }

    private static void completeSecret(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[SECRET_LENGTH];
            random.nextBytes(secret);
            SecretFile.write(file, HexFormat.of().formatHex(secret) + "\n");
        }
    }

    /** The makers' authorities: {@code roots/MAKER.pem}, X.509, put there by whoever believes them. */
    public List<MakerRoot> roots() throws IOException {
        var directory = path.resolve("roots");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var roots = new ArrayList<MakerRoot>();
        try (var files = Files.newDirectoryStream(directory, "*.pem")) {
            for (var file : files) {
                var maker = file.getFileName().toString().replaceFirst("\\.pem$", "");
                CertificateFile.read(file).forEach(certificate -> roots.add(new MakerRoot(maker, certificate)));
            }
        }
        return roots;
    }

    /** The account that sends anchors. */
    public EthereumAccount anchorAccount() throws IOException {
        return EthereumAccount.of(
                HexFormat.of().parseHex(Files.readString(chainKey()).strip()));
    }

    /** The log's key of ML-DSA-44, raw: it signs checkpoints beside the other. */
    public byte[] logMlDsa44() throws IOException {
        return MlDsa44Files.readPublic(path, LOG_ML_DSA_44);
    }

    public List<RoleKey> all() throws IOException {
        var keys = new ArrayList<RoleKey>();
        for (var name : NAMES) {
            keys.add(key(name));
        }
        return keys;
    }

    /** @throws IOException when the role has no one key here, or its files are damaged */
    public RoleKey key(Role role) throws IOException {
        return key(role.name().toLowerCase(Locale.ROOT));
    }

    /** @throws IOException when nobody has a key of that name here, or its files are damaged */
    public RoleKey key(String name) throws IOException {
        return new RoleKey(role(name), Ed25519Files.read(path, name));
    }

    private static Role role(String name) {
        return Role.valueOf(name.replaceFirst("-\\d+$", "").toUpperCase(Locale.ROOT));
    }
}
