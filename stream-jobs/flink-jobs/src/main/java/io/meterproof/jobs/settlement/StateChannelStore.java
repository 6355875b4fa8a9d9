package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.settlement.ActualBlock;
import io.meterproof.metering.settlement.BlockKey;
import io.meterproof.metering.settlement.BlockPage;
import io.meterproof.metering.settlement.ChannelHead;
import io.meterproof.metering.settlement.ChannelStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.MapState;

/** One channel's part of a subject's state. Heap state does not fail; a backend that does stops the job. */
final class StateChannelStore implements ChannelStore {
    private final Channel channel;
    private final MapState<Channel, ChannelHead> heads;
    private final MapState<ChannelPage, BlockPage> pages;
    /** Unpacked once for all that asks for it. */
    private final Map<BlockKey, Optional<ActualBlock>> read = new HashMap<>();

    private ChannelHead before = ChannelHead.EMPTY;
    private ChannelHead now = ChannelHead.EMPTY;
    private Optional<ActualBlock> sample = Optional.empty();

    StateChannelStore(Channel channel, MapState<Channel, ChannelHead> heads, MapState<ChannelPage, BlockPage> pages) {
        this.channel = channel;
        this.heads = heads;
        this.pages = pages;
    }

    @Override
    public Optional<ChannelHead> head() {
        ChannelHead head = StateAccess.of(() -> heads.get(channel));
        before = head == null ? ChannelHead.EMPTY : head;
        now = before;
        return Optional.ofNullable(head);
    }

    @Override
    public void putHead(ChannelHead head) {
        now = head;
        StateAccess.run(() -> heads.put(channel, head));
    }

    @Override
    public Optional<ActualBlock> block(BlockKey key) {
        Optional<ActualBlock> block =
                read.computeIfAbsent(key, each -> page(each).block(each));
        sample = block.or(() -> sample);
        return block;
    }

    @Override
    public void putBlock(BlockKey key, ActualBlock block) {
        sample = Optional.of(block);
        read.put(key, Optional.of(block));
        keep(key, page(key).with(block));
    }

    @Override
    public void removeBlock(BlockKey key) {
        read.remove(key);
        keep(key, page(key).without(key));
    }

    private BlockPage page(BlockKey key) {
        BlockPage page = StateAccess.of(() -> pages.get(new ChannelPage(channel, BlockPage.of(key))));
        return page == null ? BlockPage.EMPTY : page;
    }

    private void keep(BlockKey key, BlockPage page) {
        ChannelPage name = new ChannelPage(channel, BlockPage.of(key));
        if (page.isEmpty()) {
            StateAccess.run(() -> pages.remove(name));
        } else {
            StateAccess.run(() -> pages.put(name, page));
        }
    }

    Channel channel() {
        return channel;
    }

    /** How many more readings of the channel have nobody to pay them than when its head was read. */
    long waitingChange() {
        return now.waiting() - before.waiting();
    }

    /** The head, if other readings settle nothing than when it was read. */
    Optional<ChannelHead> changedWaiting() {
        boolean same = now.unallocated().equals(before.unallocated()) && now.heldReadings() == before.heldReadings();
        return same ? Optional.empty() : Optional.of(now);
    }

    /** In which the channel counts, by the blocks that were read or put. */
    MeasurementUnit unit() {
        return sample.orElseThrow().unit();
    }

    /** Where its meter stood, by the blocks that were read or put. */
    String usagePoint() {
        return sample.orElseThrow().usagePoint();
    }
}
