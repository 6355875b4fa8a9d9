package io.meterproof.quickstart.bench;

/**
 * What became of a load.
 *
 * @param forged those rejected for their signature
 * @param others rejected or dead for any other reason
 */
record Outcome(long accepted, long duplicates, long forged, long others, long entries, long leaves) {}
