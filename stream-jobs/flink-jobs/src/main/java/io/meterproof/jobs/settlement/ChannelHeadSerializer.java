package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.settlement.ChannelHead;
import io.meterproof.metering.settlement.ChannelHeadCodec;

/** Keeps what settlement knows of a channel as a whole. */
public final class ChannelHeadSerializer extends CodecSerializer<ChannelHead> {
    private static final long serialVersionUID = 1L;

    public ChannelHeadSerializer() {
        super(ChannelHead.class);
    }

    @Override
    protected byte[] encode(ChannelHead value) {
        return ChannelHeadCodec.encode(value);
    }

    @Override
    protected ChannelHead decode(byte[] bytes) {
        return ChannelHeadCodec.decode(bytes);
    }
}
