package io.meterproof.metering.verdict;

import io.meterproof.formats.signed.SignedRecord;

/** Looks up the enrolled key of a record's meter. The key that a record carries itself is never an answer. */
@FunctionalInterface
public interface ForeignKeys {
    KeyAnswer keyOf(SignedRecord record);
}
