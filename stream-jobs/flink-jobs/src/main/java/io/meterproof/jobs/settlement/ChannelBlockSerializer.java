package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.ImmutableSerializer;
import io.meterproof.metering.settlement.BlockKey;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Names blocks in state: channel (38) ‖ kind (1) ‖ first sequence number (8). */
public final class ChannelBlockSerializer extends ImmutableSerializer<ChannelBlock> {
    private static final long serialVersionUID = 1L;

    public ChannelBlockSerializer() {
        super(ChannelBlock.class);
    }

    @Override
    public void serialize(ChannelBlock name, DataOutputView target) throws IOException {
        target.write(name.channel().bytes());
        target.writeByte(name.block().kind().code());
        target.writeLong(name.block().firstSequence());
    }

    @Override
    public ChannelBlock deserialize(DataInputView source) throws IOException {
        byte[] channel = new byte[Channel.LENGTH];
        source.readFully(channel);
        BlockKind kind = BlockKind.ofCode(source.readByte());
        return new ChannelBlock(Channel.of(channel), new BlockKey(kind, source.readLong()));
    }
}
