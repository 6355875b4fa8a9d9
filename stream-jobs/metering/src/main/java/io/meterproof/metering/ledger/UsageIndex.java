package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.util.OptionalLong;

/** Remembers under which sequence number a usage was billed, and under which one that was reversed. Kept by the runtime. */
public interface UsageIndex {
    /** The entry that bills a usage now. */
    OptionalLong billed(Hash usage);

    /** The newest reversal of a usage. */
    OptionalLong reversed(Hash usage);

    void bill(Hash usage, long sequence);

    /** The usage is billed no more. */
    void reverse(Hash usage, long sequence);
}
