package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.settlement.ActualBlock;
import io.meterproof.metering.settlement.BlockKey;
import io.meterproof.metering.settlement.ChannelHead;
import io.meterproof.metering.settlement.ChannelStore;
import java.util.Optional;
import org.apache.flink.api.common.state.MapState;

/** One channel's part of a subject's state. Heap state does not fail; a backend that does stops the job. */
final class StateChannelStore implements ChannelStore {
    private final Channel channel;
    private final MapState<Channel, ChannelHead> heads;
    private final MapState<ChannelBlock, KeptBlock> blocks;
    private long waitingBefore;
    private long waitingNow;

    StateChannelStore(Channel channel, MapState<Channel, ChannelHead> heads, MapState<ChannelBlock, KeptBlock> blocks) {
        this.channel = channel;
        this.heads = heads;
        this.blocks = blocks;
    }

    @Override
    public Optional<ChannelHead> head() {
        ChannelHead head = StateAccess.of(() -> heads.get(channel));
        waitingBefore = head == null ? 0 : head.waiting();
        waitingNow = waitingBefore;
        return Optional.ofNullable(head);
    }

    @Override
    public void putHead(ChannelHead head) {
        waitingNow = head.waiting();
        StateAccess.run(() -> heads.put(channel, head));
    }

    @Override
    public Optional<ActualBlock> block(BlockKey key) {
        return StateAccess.of(() -> Optional.ofNullable(blocks.get(new ChannelBlock(channel, key))))
                .map(KeptBlock::block);
    }

    @Override
    public void putBlock(BlockKey key, ActualBlock block) {
        StateAccess.run(() -> blocks.put(new ChannelBlock(channel, key), KeptBlock.of(block)));
    }

    @Override
    public void removeBlock(BlockKey key) {
        StateAccess.run(() -> blocks.remove(new ChannelBlock(channel, key)));
    }

    Channel channel() {
        return channel;
    }

    /** How many more readings of the channel have nobody to pay them than when its head was read. */
    long waitingChange() {
        return waitingNow - waitingBefore;
    }
}
