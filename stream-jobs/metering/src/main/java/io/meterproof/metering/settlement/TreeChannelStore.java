package io.meterproof.metering.settlement;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A channel in memory, for replays and quotes. */
public final class TreeChannelStore implements ChannelStore {
    private final Map<BlockKey, ActualBlock> blocks =
            new TreeMap<>(Comparator.comparing(BlockKey::kind).thenComparing(BlockKey::firstSequence));
    private Optional<ChannelHead> head = Optional.empty();

    @Override
    public Optional<ChannelHead> head() {
        return head;
    }

    @Override
    public void putHead(ChannelHead head) {
        this.head = Optional.of(head);
    }

    @Override
    public Optional<ActualBlock> block(BlockKey key) {
        return Optional.ofNullable(blocks.get(key));
    }

    @Override
    public void putBlock(BlockKey key, ActualBlock block) {
        blocks.put(key, block);
    }

    @Override
    public void removeBlock(BlockKey key) {
        blocks.remove(key);
    }
}
