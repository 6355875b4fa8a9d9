package io.meterproof.jobs.health;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.validation.ChannelHistoryCodec;
import io.meterproof.metering.validation.Validated;

/** Keeps what a channel's readings are compared with. */
public final class ValidatedSerializer extends CodecSerializer<Validated> {
    private static final long serialVersionUID = 1L;

    public ValidatedSerializer() {
        super(Validated.class);
    }

    @Override
    protected byte[] encode(Validated validated) {
        return ChannelHistoryCodec.encode(validated);
    }

    @Override
    protected Validated decode(byte[] bytes) {
        return ChannelHistoryCodec.decode(bytes);
    }
}
