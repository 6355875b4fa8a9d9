package io.meterproof.metering.commitment;

import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The salts of log entries: {@code HMAC-SHA256(privacy key, type ‖ payload id)}, RFC 2104. */
public final class Salts {
    private static final String HMAC_SHA256 = "HmacSHA256";
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(Salts::newMac);

    private Salts() {}

    /** The 32-byte salt of one payload. */
    public static Hash derive(PrivacyKey key, EntryType type, Hash payloadId) {
        byte[] message = new byte[1 + Hash.LENGTH];
        message[0] = type.code();
        payloadId.copyTo(message, 1);
        Mac mac = MAC.get();
        try {
            mac.init(new SecretKeySpec(key.secret(), HMAC_SHA256));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any 32 bytes are an HMAC key", e);
        }
        return Hash.of(mac.doFinal(message));
    }

    private static Mac newMac() {
        try {
            return Mac.getInstance(HMAC_SHA256);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
