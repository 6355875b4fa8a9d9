package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.session.ChannelSessions;
import io.meterproof.metering.session.ChannelSessionsCodec;

/** Keeps the accepted charging sessions of a channel. */
public final class ChannelSessionsSerializer extends CodecSerializer<ChannelSessions> {
    private static final long serialVersionUID = 1L;

    public ChannelSessionsSerializer() {
        super(ChannelSessions.class);
    }

    @Override
    protected byte[] encode(ChannelSessions value) {
        return ChannelSessionsCodec.encode(value);
    }

    @Override
    protected ChannelSessions decode(byte[] bytes) {
        return ChannelSessionsCodec.decode(bytes);
    }
}
