package io.meterproof.metering.commitment;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A leaf of the log that says which is an account's newest statement: {@code 4 ‖ version ‖ tag ‖ leaf}, 66 bytes. Nothing in it is
 * secret; the tag stands for the account and is the same in each of its pointers.
 *
 * @param tag of the account, see {@link #tag}
 * @param statement leaf hash of the statement's ledger entry
 */
public record StatementPointer(Hash tag, Hash statement) {
    public static final int LENGTH = 2 + 2 * Hash.LENGTH;
    private static final byte TYPE = 4;
    private static final byte VERSION = 1;
    private static final byte[] TAG = "METERPROOF/ACCOUNT".getBytes(StandardCharsets.US_ASCII);

    /**
     * What stands for an account: {@code SHA256("METERPROOF/ACCOUNT" ‖ salt)}. Whoever opens the first entry of the account's chain can
     * compute it, so a chain has one tag; before that it tells nothing.
     *
     * @param firstSalt of the account's entry 1
     */
    public static Hash tag(Hash firstSalt) {
        return TreeHasher.sha256(TAG, firstSalt.bytes());
    }

    /** The tag of an account, by its privacy key. */
    public static Hash tag(PrivacyKey key, String account) {
        return tag(Salts.derive(key, EntryType.LEDGER_ENTRY, Payload.ledgerEntryId(account, 1)));
    }

    /** The pointer that a leaf of the log is, if it is one. */
    public static Optional<StatementPointer> parse(byte[] leaf) {
        return leaf.length == LENGTH && leaf[0] == TYPE && leaf[1] == VERSION
                ? Optional.of(new StatementPointer(
                        Hash.of(leaf, 2, Hash.LENGTH), Hash.of(leaf, 2 + Hash.LENGTH, Hash.LENGTH)))
                : Optional.empty();
    }

    /** The 66 bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        bytes[0] = TYPE;
        bytes[1] = VERSION;
        tag.copyTo(bytes, 2);
        statement.copyTo(bytes, 2 + Hash.LENGTH);
        return bytes;
    }

    /** The leaf hash of RFC 6962 section 2.1. */
    public Hash leafHash() {
        return TreeHasher.leaf(bytes());
    }
}
