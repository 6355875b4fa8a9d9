package io.meterproof.jobs.runtime;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/** Restores any of our serializers with a savepoint, by the name of its class: their layouts have versions of their own. */
public final class ImmutableSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private static final int VERSION = 1;

    private Class<? extends ImmutableSerializer<T>> serializer;

    /** For Flink, which reads it afterwards. */
    public ImmutableSerializerSnapshot() {}

    @SuppressWarnings("unchecked")
    ImmutableSerializerSnapshot(ImmutableSerializer<T> serializer) {
        this.serializer = (Class<? extends ImmutableSerializer<T>>) serializer.getClass();
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView target) throws IOException {
        target.writeUTF(serializer.getName());
    }

    @Override
    public void readSnapshot(int version, DataInputView source, ClassLoader classes) throws IOException {
        serializer = InstantiationUtil.resolveClassByName(source, classes);
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return InstantiationUtil.instantiate(serializer);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> written) {
        return written instanceof ImmutableSerializerSnapshot<T> that && that.serializer == serializer
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
