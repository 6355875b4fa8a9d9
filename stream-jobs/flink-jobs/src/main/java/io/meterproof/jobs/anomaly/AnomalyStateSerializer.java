package io.meterproof.jobs.anomaly;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.anomaly.AnomalyState;
import io.meterproof.metering.anomaly.AnomalyStateCodec;

/** Keeps what the detectors of a usage point remember. */
public final class AnomalyStateSerializer extends CodecSerializer<AnomalyState> {
    private static final long serialVersionUID = 1L;

    public AnomalyStateSerializer() {
        super(AnomalyState.class);
    }

    @Override
    protected byte[] encode(AnomalyState state) {
        return AnomalyStateCodec.encode(state);
    }

    @Override
    protected AnomalyState decode(byte[] bytes) {
        return AnomalyStateCodec.decode(bytes);
    }
}
