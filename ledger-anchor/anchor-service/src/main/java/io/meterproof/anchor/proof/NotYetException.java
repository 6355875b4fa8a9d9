package io.meterproof.anchor.proof;

import io.meterproof.tlog.Hash;
import java.util.Optional;

/** A leaf has no proof to a final anchor yet; it may have one later. */
public final class NotYetException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Optional<Hash> leaf;

    NotYetException(String message, Optional<Hash> leaf) {
        super(message);
        this.leaf = leaf;
    }

    public Optional<Hash> leaf() {
        return leaf;
    }
}
