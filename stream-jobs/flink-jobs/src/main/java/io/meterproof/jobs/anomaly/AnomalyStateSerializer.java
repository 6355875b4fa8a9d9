package io.meterproof.jobs.anomaly;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.anomaly.AnomalyState;
import io.meterproof.metering.anomaly.AnomalyStateCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

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

    @Override
    public TypeSerializerSnapshot<AnomalyState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Restores the serializer with a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<AnomalyState> {
        public Snapshot() {
            super(AnomalyStateSerializer::new);
        }
    }
}
