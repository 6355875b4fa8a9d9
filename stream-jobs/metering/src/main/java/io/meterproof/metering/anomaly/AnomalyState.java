package io.meterproof.metering.anomaly;

import io.meterproof.formats.block.ObisCode;
import java.util.HashMap;
import java.util.Map;

/** What the detectors of a usage point remember, by channel; see {@link AnomalyStateCodec} for its bytes. */
public record AnomalyState(Map<ObisCode, ChannelWatch> channels) {
    public static final AnomalyState EMPTY = new AnomalyState(Map.of());

    public AnomalyState {
        channels = Map.copyOf(channels);
    }

    ChannelWatch channel(ObisCode obis) {
        ChannelWatch known = channels.get(obis);
        return known == null ? ChannelWatch.of(obis) : known.completedFor(obis);
    }

    AnomalyState with(ObisCode obis, ChannelWatch channel) {
        Map<ObisCode, ChannelWatch> next = new HashMap<>(channels);
        next.put(obis, channel);
        return new AnomalyState(next);
    }
}
