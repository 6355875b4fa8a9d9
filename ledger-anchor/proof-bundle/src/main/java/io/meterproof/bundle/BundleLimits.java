package io.meterproof.bundle;

/** How large a bundle may be. Whoever builds one keeps to it; whoever verifies one refuses more before looking further. */
public final class BundleLimits {
    /** Of the canonical JSON. */
    public static final int MAX_BYTES = 64 << 20;

    public static final int MAX_ENTRIES = 200_000;
    public static final int MAX_BLOCKS = 200_000;
    public static final int MAX_DOCUMENTS = 20_000;
    public static final int MAX_KEYS = 1_000;

    /** What a bundle asks the proof API for, at most. */
    public static final int MAX_LEAVES = MAX_ENTRIES + MAX_BLOCKS;

    private BundleLimits() {}

    /** @throws BundleTooLargeException if entries, blocks or documents are more than a bundle can hold */
    static void check(Evidence evidence) {
        check("entries", evidence.entries().size(), MAX_ENTRIES);
        check("blocks", evidence.blocks().size(), MAX_BLOCKS);
        check("documents", evidence.documents().size(), MAX_DOCUMENTS);
    }

    static void check(String what, int count, int limit) {
        if (count > limit) {
            throw new BundleTooLargeException(what, count, limit);
        }
    }
}
