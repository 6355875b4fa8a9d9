package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Names pages of blocks in state: channel (38) ‖ i64 page. */
public final class ChannelPageSerializer extends ImmutableSerializer<ChannelPage> {
    private static final long serialVersionUID = 1L;

    public ChannelPageSerializer() {
        super(ChannelPage.class);
    }

    @Override
    public void serialize(ChannelPage name, DataOutputView target) throws IOException {
        target.write(name.channel().bytes());
        target.writeLong(name.page());
    }

    @Override
    public ChannelPage deserialize(DataInputView source) throws IOException {
        byte[] channel = new byte[Channel.LENGTH];
        source.readFully(channel);
        return new ChannelPage(Channel.of(channel), source.readLong());
    }
}
