package io.meterproof.jobs.runtime;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps an immutable value in state through its own versioned binary codec. */
public abstract class CodecSerializer<T> extends ImmutableSerializer<T> {
    private static final long serialVersionUID = 1L;

    protected CodecSerializer(Class<T> type) {
        super(type);
    }

    protected abstract byte[] encode(T value);

    protected abstract T decode(byte[] bytes);

    @Override
    public final void serialize(T value, DataOutputView target) throws IOException {
        byte[] bytes = encode(value);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public final T deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return decode(bytes);
    }
}
