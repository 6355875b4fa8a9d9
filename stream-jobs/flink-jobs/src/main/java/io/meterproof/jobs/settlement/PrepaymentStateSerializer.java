package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.prepayment.PrepaymentState;
import io.meterproof.metering.prepayment.PrepaymentStateCodec;

/** Keeps what forecasts of credit rest on. */
public final class PrepaymentStateSerializer extends CodecSerializer<PrepaymentState> {
    private static final long serialVersionUID = 1L;

    public PrepaymentStateSerializer() {
        super(PrepaymentState.class);
    }

    @Override
    protected byte[] encode(PrepaymentState value) {
        return PrepaymentStateCodec.encode(value);
    }

    @Override
    protected PrepaymentState decode(byte[] bytes) {
        return PrepaymentStateCodec.decode(bytes);
    }
}
