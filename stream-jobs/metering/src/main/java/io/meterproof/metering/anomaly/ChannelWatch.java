package io.meterproof.metering.anomaly;

import io.meterproof.formats.block.ObisCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    static ChannelWatch of(ObisCode obis) {
        return new ChannelWatch(HourlyVolumes.EMPTY, detectorsOf(obis));
    }

    /** With the detectors that this version knows and the state does not. */
    ChannelWatch completedFor(ObisCode obis) {
        Set<String> present = detectors.stream().map(Detector::name).collect(Collectors.toSet());
        List<Detector> all = new ArrayList<>(detectors);
        detectorsOf(obis).stream()
                .filter(detector -> !present.contains(detector.name()))
                .forEach(all::add);
        return new ChannelWatch(hours, all);
    }

    /** By the channel's OBIS medium (IEC 62056-61, value group A). */
    private static List<Detector> detectorsOf(ObisCode obis) {
        return switch (obis.a()) {
            case ELECTRICITY -> obis.c() == 1 ? List.of(BaseloadRise.START) : List.of();
            case GAS, COLD_WATER, HOT_WATER -> List.of(ContinuousFlowLeak.START);
            default -> List.of();
        };
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
