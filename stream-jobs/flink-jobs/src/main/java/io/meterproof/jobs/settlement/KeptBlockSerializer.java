package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Keeps a settled block. */
public final class KeptBlockSerializer extends CodecSerializer<KeptBlock> {
    private static final long serialVersionUID = 1L;

    public KeptBlockSerializer() {
        super(KeptBlock.class);
    }

    @Override
    protected byte[] encode(KeptBlock value) {
        return value.packed();
    }

    @Override
    protected KeptBlock decode(byte[] bytes) {
        return KeptBlock.ofPacked(bytes);
    }

    @Override
    public TypeSerializerSnapshot<KeptBlock> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Restores the serializer with a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeptBlock> {
        public Snapshot() {
            super(KeptBlockSerializer::new);
        }
    }
}
