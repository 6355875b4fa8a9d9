package io.meterproof.records.key;

/** The key of a record that can be erased: no other record has it, and it lies where all records of its subject do. */
public sealed interface RecordKey permits EntryKey, AlertKey, ReadingKey {
    byte[] bytes();

    /** What all of them have in common whose order must be kept. */
    byte[] subject();
}
