package io.meterproof.bundle;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Role;
import io.meterproof.tlog.Hash;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An Ed25519 key in a role, as the bundle claims it; a trust file says whether it is so.
 *
 * @param publicKey 32 bytes of RFC 8032 in lower-case hexadecimal
 */
public record SignerKey(Role role, String publicKey) implements Comparable<SignerKey> {
    private static final Pattern RAW = Pattern.compile("[0-9a-f]{64}");
    private static final Comparator<SignerKey> ORDER =
            Comparator.comparing(SignerKey::roleName).thenComparing(SignerKey::publicKey);

    public SignerKey {
        if (!RAW.matcher(publicKey).matches()) {
            throw new IllegalArgumentException("an Ed25519 public key is 64 lower-case hexadecimal digits");
        }
    }

    /** The key's identity, by which documents name it. */
    public Hash id() {
        return Identities.key(SignatureAlgorithm.ED25519, HexFormat.of().parseHex(publicKey));
    }

    /** The role as documents write it. */
    public String roleName() {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(SignerKey other) {
        return ORDER.compare(this, other);
    }
}
