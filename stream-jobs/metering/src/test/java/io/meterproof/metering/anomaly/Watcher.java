package io.meterproof.metering.anomaly;

import java.util.ArrayList;
import java.util.List;

/** Shows readings to the detectors and keeps what they find; its state goes through its bytes each time. */
final class Watcher {
    private static final UnitPrice PRICE = new UnitPrice("EUR", 2_500_000);

    private final List<Anomaly> found = new ArrayList<>();
    private AnomalyState state = AnomalyState.EMPTY;

    Watcher see(IntervalReadings readings) {
        AnomalyDetection.Outcome outcome = AnomalyDetection.observe(state, readings, PRICE);
        state = AnomalyStateCodec.decode(AnomalyStateCodec.encode(outcome.next()));
        found.addAll(outcome.found());
        return this;
    }

    List<Anomaly> found() {
        return found;
    }

    AnomalyState state() {
        return state;
    }
}
