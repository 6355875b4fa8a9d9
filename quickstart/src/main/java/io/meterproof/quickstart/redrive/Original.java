package io.meterproof.quickstart.redrive;

/** A candidate with what is sent for it; the arrays are owned by the record. */
@SuppressWarnings("ArrayRecordComponent")
record Original(Candidate candidate, byte[] key, byte[] value) {}
