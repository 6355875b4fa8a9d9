package io.meterproof.anchor.timestamp;

import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;

/** Durable time-stamps. Methods throw {@code StoreUnavailableException} when the store does not answer. */
public interface TimeStampStore {
    /** The stamp of a root, then each renewal of the one before; empty if there is none. */
    List<TimeStamp> of(Hash root);

    /** Appends a stamp if the root has so many. */
    boolean append(Hash root, int have, TimeStamp stamp);

    /** Some of the roots whose newest stamp is valid no longer than until then. */
    List<Hash> expiring(Instant until);
}
