package io.meterproof.metering.settlement;

import java.util.Optional;

/** Where settlement keeps one channel of one subject. The runtime implements it over its keyed state. */
public interface ChannelStore {

    Optional<ChannelHead> head();

    void putHead(ChannelHead head);

    Optional<ActualBlock> block(BlockKey key);

    void putBlock(BlockKey key, ActualBlock block);

    void removeBlock(BlockKey key);
}
