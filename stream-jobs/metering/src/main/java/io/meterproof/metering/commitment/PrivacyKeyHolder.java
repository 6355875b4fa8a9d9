package io.meterproof.metering.commitment;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;

/** Whose facts a privacy key hides: a usage point's, a token's or an account's. */
public record PrivacyKeyHolder(String name) {

    public static PrivacyKeyHolder usagePoint(String id) {
        return new PrivacyKeyHolder("usage-point/" + id);
    }

    public static PrivacyKeyHolder token(String token) {
        return new PrivacyKeyHolder("token/" + token);
    }

    public static PrivacyKeyHolder account(String id) {
        return new PrivacyKeyHolder("account/" + id);
    }

    /** SHA-256 of the name; its prefix chooses the shard. */
    public Hash hash() {
        return TreeHasher.sha256(name.getBytes(StandardCharsets.UTF_8));
    }
}
