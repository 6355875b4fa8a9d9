package io.meterproof.jobs.runtime;

import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Type information of an immutable value with a serializer of its own, so that nothing falls back to Kryo. */
public final class ImmutableType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    public static final ImmutableType<Message> MESSAGE = new ImmutableType<>(new MessageSerializer());

    private final ImmutableSerializer<T> serializer;

    public ImmutableType(ImmutableSerializer<T> serializer) {
        this.serializer = serializer;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return serializer.type();
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer;
    }

    @Override
    public String toString() {
        return serializer.type().getSimpleName();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImmutableType<?> that && serializer.equals(that.serializer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(serializer);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof ImmutableType;
    }
}
