package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;

/** A detached signature over a document by a role's key. The array is owned by the record. */
@SuppressWarnings("ArrayRecordComponent")
public record DocumentSignature(Role role, Hash key, byte[] signature) {}
