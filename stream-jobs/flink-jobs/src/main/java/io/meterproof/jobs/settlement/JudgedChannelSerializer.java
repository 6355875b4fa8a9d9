package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableSerializer;
import io.meterproof.jobs.runtime.Versions;
import io.meterproof.metering.verdict.ChannelState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps judged channels, at most 600 bytes each: {@code version 1 ‖ u16 length ‖ channel state ‖ for each recent block u24 subject}. */
public final class JudgedChannelSerializer extends ImmutableSerializer<JudgedChannel> {
    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 1;

    public JudgedChannelSerializer() {
        super(JudgedChannel.class);
    }

    @Override
    public void serialize(JudgedChannel channel, DataOutputView target) throws IOException {
        byte[] state = channel.state().encode();
        target.writeByte(VERSION);
        target.writeShort(state.length);
        target.write(state);
        for (int subject : channel.subjects()) {
            target.writeByte(subject >> 16);
            target.writeShort(subject);
        }
    }

    @Override
    public JudgedChannel deserialize(DataInputView source) throws IOException {
        Versions.require(VERSION, source);
        byte[] encoded = new byte[source.readUnsignedShort()];
        source.readFully(encoded);
        ChannelState state = ChannelState.decode(encoded);
        List<Integer> subjects = new ArrayList<>();
        for (int left = state.recent().size(); left > 0; left--) {
            subjects.add(source.readUnsignedByte() << 16 | source.readUnsignedShort());
        }
        return new JudgedChannel(state, subjects);
    }
}
