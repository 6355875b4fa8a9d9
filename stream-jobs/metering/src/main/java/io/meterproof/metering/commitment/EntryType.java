package io.meterproof.metering.commitment;

/** What a log entry commits to; the first of its 34 bytes. */
public enum EntryType {
    BLOCK(1),
    LEDGER_ENTRY(2),
    /** A document of the key log, which is public: its salt is zeros. */
    REGISTRY_EVENT(3),
    /** A warning that credit runs out. 4 is the code of {@link StatementPointer}, which commits to nothing. */
    ALERT(5),
    /** A document that says which leaves nobody can open any more; it is public: its salt is zeros. */
    ERASURE(6);

    private final byte code;

    EntryType(int code) {
        this.code = (byte) code;
    }

    public byte code() {
        return code;
    }
}
