package io.meterproof.bundle;

import io.meterproof.metering.document.JsonBounds;
import io.meterproof.tlog.Multiproof;

/** How large a bundle may be. Whoever builds one keeps to it; whoever verifies one refuses more before looking further. */
public final class BundleLimits {
    /** Of the canonical JSON. */
    public static final int MAX_BYTES = 64 << 20;

    /** Of entries and blocks together, each of which is a leaf of the log. */
    public static final int MAX_LEAVES = Multiproof.MAX_LEAVES;

    public static final int MAX_DOCUMENTS = 20_000;
    public static final int MAX_KEYS = 1_000;

    /** What the largest file may hold, at the 34 bytes that a value takes in a bill of many small lines, and how deep. */
    static final JsonBounds JSON = new JsonBounds(2_000_000, 16);

    private BundleLimits() {}

    /** @throws BundleTooLargeException if entries, blocks or documents are more than a bundle can hold */
    static void check(Evidence evidence) {
        check("leaves", evidence.entries().size() + evidence.blocks().size(), MAX_LEAVES);
        check("documents", evidence.documents().size(), MAX_DOCUMENTS);
    }

    static void check(String what, int count, int limit) {
        if (count > limit) {
            throw new BundleTooLargeException(what, count, limit);
        }
    }
}
