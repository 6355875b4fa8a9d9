package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Names channels in state: meter (32) ‖ OBIS (6). */
public final class ChannelSerializer extends ImmutableSerializer<Channel> {
    private static final long serialVersionUID = 1L;

    public ChannelSerializer() {
        super(Channel.class);
    }

    @Override
    public void serialize(Channel channel, DataOutputView target) throws IOException {
        target.write(channel.bytes());
    }

    @Override
    public Channel deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[Channel.LENGTH];
        source.readFully(bytes);
        return Channel.of(bytes);
    }
}
