package io.meterproof.quickstart.fsck;

/** A committed record. The arrays are owned by it and must not be changed. */
@SuppressWarnings("ArrayRecordComponent")
record LogRecord(Position position, byte[] key, byte[] value) {}
