package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableSerializer;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Hashes in state: their 32 bytes. */
public final class HashSerializer extends ImmutableSerializer<Hash> {
    private static final long serialVersionUID = 1L;

    public HashSerializer() {
        super(Hash.class);
    }

    @Override
    public void serialize(Hash hash, DataOutputView target) throws IOException {
        target.write(hash.bytes());
    }

    @Override
    public Hash deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[Hash.LENGTH];
        source.readFully(bytes);
        return Hash.of(bytes);
    }
}
