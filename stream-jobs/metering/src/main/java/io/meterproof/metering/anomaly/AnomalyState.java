package io.meterproof.metering.anomaly;

import io.meterproof.formats.block.Channel;
import java.util.HashMap;
import java.util.Map;

/** What the detectors of a usage point remember, by channel; see {@link AnomalyStateCodec} for its bytes. */
public record AnomalyState(Map<Channel, ChannelWatch> channels) {
    public static final AnomalyState EMPTY = new AnomalyState(Map.of());

    public AnomalyState {
        channels = Map.copyOf(channels);
    }

    ChannelWatch channel(Channel channel) {
        ChannelWatch known = channels.get(channel);
        return known == null ? ChannelWatch.of(channel.obis()) : known.completedFor(channel.obis());
    }

    AnomalyState with(Channel channel, ChannelWatch watch) {
        Map<Channel, ChannelWatch> next = new HashMap<>(channels);
        next.put(channel, watch);
        return new AnomalyState(next);
    }
}
