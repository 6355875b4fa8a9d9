package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.settlement.ChannelHead;
import io.meterproof.metering.settlement.ChannelHeadCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

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

    @Override
    public TypeSerializerSnapshot<ChannelHead> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Restores the serializer with a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ChannelHead> {
        public Snapshot() {
            super(ChannelHeadSerializer::new);
        }
    }
}
