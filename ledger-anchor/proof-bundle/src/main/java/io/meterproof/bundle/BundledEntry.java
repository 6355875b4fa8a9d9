package io.meterproof.bundle;

/**
 * A ledger entry and where its commitment stands.
 *
 * @param payload the canonical JSON that the leaf commits to
 */
public record BundledEntry(String payload, LeafPosition leaf) {}
