package io.meterproof.billing.registry;

import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.ProgressRow;
import io.meterproof.records.Topics;

/** How much of the key log the archive has. */
record ArchivedKeyLog(ArchiveReader reader) {
    private static final long PAUSE_MILLIS = 50;

    /**
     * Returns when the archive has so many events: what is judged by it is judged by all that came before.
     *
     * @throws KeyLogUnavailableException if that takes too long
     */
    void await(long size, long waitMillis) throws InterruptedException {
        long end = System.nanoTime() + waitMillis * 1_000_000;
        while (size() < size) {
            if (System.nanoTime() - end > 0) {
                throw new KeyLogUnavailableException("the archive has " + size() + " of " + size + " key events");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private long size() {
        return reader.progress().stream()
                .filter(row -> row.topic().equals(Topics.REGISTRY_EVENTS.name()))
                .mapToLong(ProgressRow::next)
                .sum();
    }
}
