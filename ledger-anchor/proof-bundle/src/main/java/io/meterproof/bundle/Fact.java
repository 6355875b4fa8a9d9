package io.meterproof.bundle;

import io.meterproof.formats.block.DisclosedReading;
import io.meterproof.tlog.Hash;
import java.util.List;

/** What is proven alone, without the bill that it is in. */
public sealed interface Fact {

    /** A ledger entry. */
    record OfEntry(BundledEntry entry) implements Fact {}

    /**
     * A warning to an account.
     *
     * @param payload the canonical JSON that the leaf commits to
     */
    record OfAlert(String payload, LeafPosition leaf) implements Fact {}

    /** An accepted block with all its readings, or a foreign record. */
    record OfBlock(BundledBlock block) implements Fact {}

    /**
     * One reading of a native block, which tells nothing of the others. The arrays are owned by the record.
     *
     * @param signed the block's 184 signed bytes
     * @param path from the reading's leaf to the block's root, RFC 6962 section 2.1.1
     */
    @SuppressWarnings("ArrayRecordComponent")
    record OfReading(byte[] signed, byte[] signature, LeafPosition leaf, DisclosedReading reading, List<Hash> path)
            implements Fact {
        public OfReading {
            path = List.copyOf(path);
        }
    }
}
