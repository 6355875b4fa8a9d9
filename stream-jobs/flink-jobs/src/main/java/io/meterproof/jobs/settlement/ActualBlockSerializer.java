package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.settlement.ActualBlock;
import io.meterproof.metering.settlement.ActualBlockCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Keeps a settled block. */
public final class ActualBlockSerializer extends CodecSerializer<ActualBlock> {
    private static final long serialVersionUID = 1L;

    public ActualBlockSerializer() {
        super(ActualBlock.class);
    }

    @Override
    protected byte[] encode(ActualBlock value) {
        return ActualBlockCodec.encode(value);
    }

    @Override
    protected ActualBlock decode(byte[] bytes) {
        return ActualBlockCodec.decode(bytes);
    }

    @Override
    public TypeSerializerSnapshot<ActualBlock> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Restores the serializer with a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ActualBlock> {
        public Snapshot() {
            super(ActualBlockSerializer::new);
        }
    }
}
