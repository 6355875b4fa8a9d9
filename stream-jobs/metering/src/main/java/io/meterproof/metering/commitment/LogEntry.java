package io.meterproof.metering.commitment;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;

/**
 * A leaf of the log, which tells nothing about what it commits to: {@code type ‖ version ‖ commitment}, 34 bytes.
 *
 * @param commitment {@code SHA256("METERPROOF/ENTRY" ‖ salt ‖ payload)}
 */
public record LogEntry(EntryType type, Hash commitment) {
    public static final int LENGTH = 2 + Hash.LENGTH;
    private static final byte VERSION = 1;

    private static final byte[] TAG = "METERPROOF/ENTRY".getBytes(StandardCharsets.US_ASCII);

    /** Commits to a payload under a salt. */
    public static LogEntry commit(EntryType type, Hash salt, byte[] payload) {
        return new LogEntry(type, TreeHasher.sha256(TAG, salt.bytes(), payload));
    }

    /** Commits to a payload under the salt that its holder's key gives it. */
    public static LogEntry commit(PrivacyKey key, Payload payload) {
        return commit(payload.type(), Salts.derive(key, payload.type(), payload.id()), payload.bytes());
    }

    /** Commits to a document of the key log. */
    public static LogEntry registryEvent(String canonicalJson) {
        return commit(EntryType.REGISTRY_EVENT, Hash.ZERO, canonicalJson.getBytes(StandardCharsets.UTF_8));
    }

    /** Commits to an erasure. */
    public static LogEntry erasure(String canonicalJson) {
        return commit(EntryType.ERASURE, Hash.ZERO, canonicalJson.getBytes(StandardCharsets.UTF_8));
    }

    /** The 34 bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        bytes[0] = type.code();
        bytes[1] = VERSION;
        commitment.copyTo(bytes, 2);
        return bytes;
    }

    /** The leaf hash of RFC 6962 section 2.1. */
    public Hash leafHash() {
        return TreeHasher.leaf(bytes());
    }
}
