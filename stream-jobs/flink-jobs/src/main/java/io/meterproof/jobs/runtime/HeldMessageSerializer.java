package io.meterproof.jobs.runtime;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Held messages in state: {@code due i64 ‖ message}. */
public final class HeldMessageSerializer extends ImmutableSerializer<HeldMessage> {
    private static final long serialVersionUID = 1L;
    private static final MessageSerializer MESSAGES = new MessageSerializer();

    public HeldMessageSerializer() {
        super(HeldMessage.class);
    }

    @Override
    public void serialize(HeldMessage held, DataOutputView target) throws IOException {
        target.writeLong(held.due());
        MESSAGES.serialize(held.message(), target);
    }

    @Override
    public HeldMessage deserialize(DataInputView source) throws IOException {
        long due = source.readLong();
        return new HeldMessage(MESSAGES.deserialize(source), due);
    }
}
