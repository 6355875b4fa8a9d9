package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.settlement.ArchivedMonths;
import io.meterproof.metering.settlement.ArchivedMonthsCodec;

/** Keeps what is known of a channel's archive. */
public final class ArchivedMonthsSerializer extends CodecSerializer<ArchivedMonths> {
    private static final long serialVersionUID = 1L;

    public ArchivedMonthsSerializer() {
        super(ArchivedMonths.class);
    }

    @Override
    protected byte[] encode(ArchivedMonths value) {
        return ArchivedMonthsCodec.encode(value);
    }

    @Override
    protected ArchivedMonths decode(byte[] bytes) {
        return ArchivedMonthsCodec.decode(bytes);
    }
}
