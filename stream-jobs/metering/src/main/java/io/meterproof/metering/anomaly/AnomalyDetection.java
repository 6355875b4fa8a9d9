package io.meterproof.metering.anomaly;

import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Shows a usage point's readings to the detectors of their channel. Intervals that do not divide an hour are not watched.
 */
public final class AnomalyDetection {
    private static final long HOURS_A_MONTH = 730;
    private static final byte[] TAG = "METERPROOF/ANOMALY".getBytes(StandardCharsets.US_ASCII);

    private AnomalyDetection() {}

    /** The state to keep and what was found, oldest first. */
    public record Outcome(AnomalyState next, List<Anomaly> found) {
        public Outcome {
            found = List.copyOf(found);
        }
    }

    public static Outcome observe(AnomalyState state, IntervalReadings readings, UnitPrice price) {
        if (!HourlyVolumes.fit(readings)) {
            return new Outcome(state, List.of());
        }
        ChannelWatch.Watched watched = state.channel(readings.channel()).watch(readings);
        List<Anomaly> found = watched.found().stream()
                .map(one -> anomaly(one.by().name(), one.finding(), readings, price))
                .toList();
        return new Outcome(state.with(readings.channel(), watched.next()), found);
    }

    private static Anomaly anomaly(String detector, Finding finding, IntervalReadings readings, UnitPrice price) {
        return new Anomaly(
                id(readings, detector, finding.firstHour()),
                readings.usagePoint(),
                detector,
                finding.certainty(),
                Hour.begin(finding.firstHour()),
                Hour.begin(finding.endHour()),
                readings.arrival(),
                readings.unit(),
                finding.excess(),
                price.of(finding.hourlyLow(), HOURS_A_MONTH),
                price.of(finding.hourlyHigh(), HOURS_A_MONTH),
                price.currency(),
                finding.evidence());
    }

    /** SHA256("METERPROOF/ANOMALY" ‖ first hour u64 ‖ channel 38 ‖ usage point ‖ "#" ‖ detector). */
    private static String id(IntervalReadings readings, String detector, long firstHour) {
        byte[] hour = ByteBuffer.allocate(Long.BYTES).putLong(firstHour).array();
        String subject = readings.usagePoint() + "#" + detector;
        byte[] channel = readings.channel().bytes();
        return TreeHasher.sha256(TAG, hour, channel, subject.getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
