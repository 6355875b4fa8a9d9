package io.meterproof.metering.anomaly;

import java.util.Optional;

/**
 * Watches one channel, hour by hour. A detector is its own state: immutable, small, with bytes in {@link DetectorCodec}.
 * It reports an episode once.
 */
public sealed interface Detector permits ContinuousFlowLeak, BaseloadRise {

    /** What follows from an hour: the detector to ask next, and what it found. */
    record Step(Detector next, Optional<Finding> finding) {
        static Step quiet(Detector next) {
            return new Step(next, Optional.empty());
        }

        static Step found(Detector next, Finding finding) {
            return new Step(next, Optional.of(finding));
        }
    }

    /** As it stands in {@link Anomaly#detector()}. */
    String name();

    /** Hours come in ascending order, possibly with gaps. */
    Step next(Hour hour);
}
