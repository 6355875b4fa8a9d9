package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.ledger.LateEntry;

/** Keeps what was too late of an account's use for as long as it stands. */
public final class LateEntrySerializer extends CodecSerializer<LateEntry> {
    private static final long serialVersionUID = 1L;

    public LateEntrySerializer() {
        super(LateEntry.class);
    }

    @Override
    protected byte[] encode(LateEntry value) {
        return value.encode();
    }

    @Override
    protected LateEntry decode(byte[] bytes) {
        return LateEntry.decode(bytes);
    }
}
