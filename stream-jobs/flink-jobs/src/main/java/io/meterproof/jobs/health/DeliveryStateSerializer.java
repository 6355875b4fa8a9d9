package io.meterproof.jobs.health;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.delivery.DeliveryState;
import io.meterproof.metering.delivery.DeliveryStateCodec;

/** Keeps what came of a channel. */
public final class DeliveryStateSerializer extends CodecSerializer<DeliveryState> {
    private static final long serialVersionUID = 1L;

    public DeliveryStateSerializer() {
        super(DeliveryState.class);
    }

    @Override
    protected byte[] encode(DeliveryState state) {
        return DeliveryStateCodec.encode(state);
    }

    @Override
    protected DeliveryState decode(byte[] bytes) {
        return DeliveryStateCodec.decode(bytes);
    }
}
