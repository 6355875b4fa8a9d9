package io.meterproof.quickstart.fsck;

import java.util.Optional;

/** The committed records of one partition, in order, up to the end that it had when the stream was opened. */
interface RecordStream extends AutoCloseable {
    Optional<LogRecord> next();

    /** Begins again with the first record. */
    void rewind();

    @Override
    void close();
}
