package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableSerializer;
import io.meterproof.jobs.runtime.Texts;
import io.meterproof.jobs.runtime.Versions;
import io.meterproof.metering.verdict.ChannelState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Keeps judged channels.
 *
 * <pre>
 * version 1, i32 length, channel state
 * u8 names, names × text; for each recent block: u8 which name is its subject's
 * </pre>
 */
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
        target.writeInt(state.length);
        target.write(state);
        List<String> names = new ArrayList<>();
        for (String subject : channel.subjects()) {
            if (!names.contains(subject)) {
                names.add(subject);
            }
        }
        target.writeByte(names.size());
        for (String name : names) {
            Texts.write(name, target);
        }
        for (String subject : channel.subjects()) {
            target.writeByte(names.indexOf(subject));
        }
    }

    @Override
    public JudgedChannel deserialize(DataInputView source) throws IOException {
        Versions.require(VERSION, source);
        byte[] encoded = new byte[source.readInt()];
        source.readFully(encoded);
        ChannelState state = ChannelState.decode(encoded);
        List<String> names = new ArrayList<>();
        for (int left = source.readByte(); left > 0; left--) {
            names.add(Texts.read(source));
        }
        List<String> subjects = new ArrayList<>();
        for (int left = state.recent().size(); left > 0; left--) {
            subjects.add(names.get(source.readByte()));
        }
        return new JudgedChannel(state, subjects);
    }
}
