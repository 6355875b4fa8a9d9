package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.cycle.MeasuredUseCodec;

/** Keeps a use until its cycle is final. */
public final class MeasuredUseSerializer extends CodecSerializer<MeasuredUse> {
    private static final long serialVersionUID = 1L;

    public MeasuredUseSerializer() {
        super(MeasuredUse.class);
    }

    @Override
    protected byte[] encode(MeasuredUse value) {
        return MeasuredUseCodec.encode(value);
    }

    @Override
    protected MeasuredUse decode(byte[] bytes) {
        return MeasuredUseCodec.decode(bytes);
    }
}
