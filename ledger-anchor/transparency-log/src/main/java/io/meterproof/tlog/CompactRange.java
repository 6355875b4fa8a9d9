package io.meterproof.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * The roots of the perfect subtrees that a tree of {@code size} leaves is made of, largest first: one for each bit set in the size.
 * It is all that appending needs.
 */
public record CompactRange(long size, List<Hash> hashes) {
    public static final CompactRange EMPTY = new CompactRange(0, List.of());

    public CompactRange {
        hashes = List.copyOf(hashes);
        if (size < 0 || hashes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a compact range of " + size + " leaves has other than " + hashes.size() + " hashes");
        }
    }

    public CompactRange append(Hash leaf) {
        return append(List.of(leaf));
    }

    public CompactRange append(List<Hash> leaves) {
        ArrayList<Hash> roots = new ArrayList<>(hashes);
        long grown = size;
        for (Hash leaf : leaves) {
            Hash node = leaf;
            for (long bits = grown; (bits & 1) == 1; bits >>= 1) {
                node = TreeHasher.node(roots.remove(roots.size() - 1), node);
            }
            roots.add(node);
            grown++;
        }
        return new CompactRange(grown, roots);
    }

    /** The RFC 6962 root. */
    public Hash root() {
        if (hashes.isEmpty()) {
            return TreeHasher.root(List.of());
        }
        Hash root = hashes.get(hashes.size() - 1);
        for (int i = hashes.size() - 2; i >= 0; i--) {
            root = TreeHasher.node(hashes.get(i), root);
        }
        return root;
    }

    public TreeHead head() {
        return new TreeHead(size, root());
    }
}
