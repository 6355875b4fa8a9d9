package io.meterproof.quickstart.keys;

import io.meterproof.metering.document.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The key files of a local stack: {@code ROLE.key} (PKCS #8) and {@code ROLE.pub} (X.509) of RFC 7468 and RFC 8410 per
 * role; {@code chain.key}, the secp256k1 key that sends anchors, and {@code privacy-master.key}, 32 bytes in hexadecimal each. Only
 * the owner may read the secret ones.
 */
public record KeyDirectory(Path path) {
    /** Who acts locally; meters hold their own keys. */
    public static final List<Role> ROLES =
            List.of(Role.MAKER, Role.REGISTRAR, Role.TARIFF, Role.DESK, Role.BILLING, Role.LOG);

    private static final String ALGORITHM = "Ed25519";
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
        for (var role : ROLES) {
            if (!Files.exists(publicFile(role))) {
                create(role, random);
            }
        }
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

    /** The account that sends anchors. */
    public EthereumAccount anchorAccount() throws IOException {
        return EthereumAccount.of(
                HexFormat.of().parseHex(Files.readString(chainKey()).strip()));
    }

    public List<RoleKey> all() throws IOException {
        var keys = new ArrayList<RoleKey>();
        for (var role : ROLES) {
            keys.add(key(role));
        }
        return keys;
    }

    /** @throws IOException when the role has no key here, or its files are damaged */
    public RoleKey key(Role role) throws IOException {
        return new RoleKey(
                role,
                new KeyPair(Pem.readPublic(publicFile(role), ALGORITHM), Pem.readPrivate(secretFile(role), ALGORITHM)));
    }

    private void create(Role role, SecureRandom random) throws IOException {
        var pair = generate(random);
        SecretFile.write(secretFile(role), Pem.of(pair.getPrivate()));
        Files.writeString(publicFile(role), Pem.of(pair.getPublic())); // Last: it says that the pair is complete.
    }

    private static KeyPair generate(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has Ed25519", e);
        }
    }

    private Path secretFile(Role role) {
        return path.resolve(name(role) + ".key");
    }

    private Path publicFile(Role role) {
        return path.resolve(name(role) + ".pub");
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
