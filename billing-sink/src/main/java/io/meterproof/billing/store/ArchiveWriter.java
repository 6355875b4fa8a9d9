package io.meterproof.billing.store;

import java.util.Collection;

/** Keeps rows. */
public interface ArchiveWriter {
    /**
     * Returns when all rows are kept. While the store is down it waits and tries again: back-pressure, not loss.
     *
     * @throws InterruptedException when the sink stops before they are kept
     */
    void write(Collection<? extends Row> rows) throws InterruptedException;
}
