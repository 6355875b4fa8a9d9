package io.meterproof.tlog;

import java.util.Objects;

/** How many leaves a tree has, and its root. */
public record TreeHead(long size, Hash root) {
    public TreeHead {
        Objects.requireNonNull(root, "root");
        if (size < 0) {
            throw new IllegalArgumentException("a tree size is not negative: " + size);
        }
    }
}
