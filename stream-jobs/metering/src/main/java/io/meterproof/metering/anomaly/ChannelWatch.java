package io.meterproof.metering.anomaly;

import io.meterproof.formats.block.ObisCode;
import java.util.ArrayList;
import java.util.List;

/** One channel's hours and the detectors that watch them. */
public record ChannelWatch(HourlyVolumes hours, List<Detector> detectors) {
    private static final int ELECTRICITY = 1;
    private static final int GAS = 7;
    private static final int COLD_WATER = 8;
    private static final int HOT_WATER = 9;

    public ChannelWatch {
        detectors = List.copyOf(detectors);
    }

    /** What a detector of this channel found. */
    record Found(Detector by, Finding finding) {}

    record Watched(ChannelWatch next, List<Found> found) {}

    /** The detectors of a channel, by its OBIS medium (IEC 62056-61, value group A). */
    static ChannelWatch of(ObisCode obis) {
        List<Detector> detectors =
                switch (obis.a()) {
                    case ELECTRICITY -> obis.c() == 1 ? List.of(BaseloadRise.START) : List.of();
                    case GAS, COLD_WATER, HOT_WATER -> List.of(ContinuousFlowLeak.START);
                    default -> List.of();
                };
        return new ChannelWatch(HourlyVolumes.EMPTY, detectors);
    }

    Watched watch(IntervalReadings readings) {
        HourlyVolumes.Folded folded = hours.fold(readings);
        List<Detector> present = new ArrayList<>(detectors);
        List<Found> found = new ArrayList<>();
        for (Hour hour : folded.hours()) {
            present.replaceAll(detector -> {
                Detector.Step step = detector.next(hour);
                step.finding().ifPresent(finding -> found.add(new Found(detector, finding)));
                return step.next();
            });
        }
        return new Watched(new ChannelWatch(folded.next(), present), found);
    }
}
