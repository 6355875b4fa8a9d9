package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.verdict.ChannelState;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Keeps what verdicts remember of a channel. */
public final class ChannelStateSerializer extends CodecSerializer<ChannelState> {
    private static final long serialVersionUID = 1L;

    public ChannelStateSerializer() {
        super(ChannelState.class);
    }

    @Override
    protected byte[] encode(ChannelState state) {
        return state.encode();
    }

    @Override
    protected ChannelState decode(byte[] bytes) {
        return ChannelState.decode(bytes);
    }

    @Override
    public TypeSerializerSnapshot<ChannelState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Restores the serializer with a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ChannelState> {
        public Snapshot() {
            super(ChannelStateSerializer::new);
        }
    }
}
