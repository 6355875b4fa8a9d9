package io.meterproof.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;

/** The hashing of RFC 6962 section 2.1, with SHA-256. */
public final class TreeHasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(TreeHasher::newSha256);

    private TreeHasher() {}

    /** Plain SHA-256 of the concatenated parts, without a tree prefix. */
    public static Hash sha256(byte[]... parts) {
        for (byte[] part : parts) {
            Objects.requireNonNull(part, "part");
        }
        MessageDigest digest = SHA_256.get();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return Hash.wrap(digest.digest());
    }

    /** SHA-256(0x00 ‖ entry). */
    public static Hash leaf(byte[] entry) {
        MessageDigest digest = SHA_256.get();
        digest.update(LEAF);
        return Hash.wrap(digest.digest(entry));
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public static Hash node(Hash left, Hash right) {
        byte[] joined = new byte[1 + 2 * Hash.LENGTH];
        joined[0] = NODE;
        left.copyTo(joined, 1);
        right.copyTo(joined, 1 + Hash.LENGTH);
        return Hash.wrap(SHA_256.get().digest(joined));
    }

    /** The root over leaf hashes; SHA-256 of nothing for an empty tree. */
    public static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.wrap(SHA_256.get().digest());
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
