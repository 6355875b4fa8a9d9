package io.meterproof.connect;

/**
 * A line of a spool file. The array is owned by the record.
 *
 * @param end position in the file after the line and its line end
 * @param bytes without the line end
 */
@SuppressWarnings("ArrayRecordComponent")
record SpoolLine(String file, long end, byte[] bytes) {}
