package io.meterproof.formats.block;

import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The RFC 6962 tree over a block's readings. Salt i is half (i even: the first, odd: the second) of
 * {@code SHA256("METERPROOF/SALT" ‖ seed ‖ u16 i/2)}. Hashing works in place in buffers of the thread, because every
 * received block goes through here.
 */
public final class ReadingTree {
    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;
    private static final int ENTRY = DisclosedReading.ENTRY_LENGTH;
    private static final int SALT = DisclosedReading.SALT_LENGTH;
    private static final ThreadLocal<ReadingTree> WORKSPACE = ThreadLocal.withInitial(ReadingTree::new);

    private final MessageDigest sha256 = newSha256();
    private final byte[] saltTag = Tags.salt();
    private final ByteBuffer saltInput = ByteBuffer.allocate(saltTag.length + Hash.LENGTH + Short.BYTES);
    private final byte[] salts = new byte[Hash.LENGTH];
    private final ByteBuffer leaf = ByteBuffer.allocate(1 + ENTRY);
    private final byte[] nodes = new byte[BlockCodec.MAX_COUNT * Hash.LENGTH];

    private ReadingTree() {}

    /** The root that a block of these readings signs. */
    public static Hash root(Readings readings) {
        ReadingTree tree = WORKSPACE.get();
        tree.hashLeaves(readings);
        tree.fold(readings.count());
        return Hash.of(tree.nodes, 0, Hash.LENGTH);
    }

    /** The leaf hashes in order: what inclusion proofs of single readings are made of. */
    public static List<Hash> leafHashes(Readings readings) {
        ReadingTree tree = WORKSPACE.get();
        tree.hashLeaves(readings);
        List<Hash> hashes = new ArrayList<>(readings.count());
        for (int i = 0; i < readings.count(); i++) {
            hashes.add(Hash.of(tree.nodes, i * Hash.LENGTH, Hash.LENGTH));
        }
        return List.copyOf(hashes);
    }

    /** One reading as it can be shown to somebody who may not see the others. */
    public static DisclosedReading disclose(Readings readings, int index) {
        ReadingTree tree = WORKSPACE.get();
        tree.deriveSalts(readings.seed(), index / 2);
        int half = index % 2 * SALT;
        byte[] salt = Arrays.copyOfRange(tree.salts, half, half + SALT);
        return new DisclosedReading(index, readings.values()[index], readings.qualities()[index], salt);
    }

    private void hashLeaves(Readings readings) {
        if (readings.count() < 1 || readings.count() > BlockCodec.MAX_COUNT) {
            throw new MalformedBlockException("a block does not have " + readings.count() + " readings");
        }
        for (int i = 0; i < readings.count(); i++) {
            if (i % 2 == 0) {
                deriveSalts(readings.seed(), i / 2);
            }
            leaf.clear().put(LEAF_PREFIX).put(Tags.READING).putShort((short) i);
            leaf.putLong(readings.values()[i]).put(readings.qualities()[i]);
            leaf.put(salts, i % 2 * SALT, SALT);
            sha256.update(leaf.array());
            digestInto(nodes, i * Hash.LENGTH);
        }
    }

    private void deriveSalts(byte[] seed, int pair) {
        saltInput.clear().put(saltTag).put(seed).putShort((short) pair);
        sha256.update(saltInput.array());
        digestInto(salts, 0);
    }

    /** Pairs neighbours level by level; a last odd node rises unchanged, as RFC 6962 section 2.1 splits. */
    private void fold(int count) {
        for (int width = count; width > 1; width = (width + 1) / 2) {
            for (int i = 0; i < width / 2; i++) {
                sha256.update(NODE_PREFIX);
                sha256.update(nodes, 2 * i * Hash.LENGTH, 2 * Hash.LENGTH);
                digestInto(nodes, i * Hash.LENGTH);
            }
            if (width % 2 == 1) {
                System.arraycopy(nodes, (width - 1) * Hash.LENGTH, nodes, width / 2 * Hash.LENGTH, Hash.LENGTH);
            }
        }
    }

    private void digestInto(byte[] target, int offset) {
        try {
            sha256.digest(target, offset, Hash.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 digest has " + Hash.LENGTH + " bytes", e);
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
