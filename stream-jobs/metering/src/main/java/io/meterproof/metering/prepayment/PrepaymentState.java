package io.meterproof.metering.prepayment;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an account's forecasts and alerts need to remember; see {@link PrepaymentStateCodec} for its bytes.
 *
 * @param generation top-ups so far
 * @param raised alerts raised since the last of them
 */
public record PrepaymentState(long generation, Set<AlertKind> raised, UsageWindow window) {
    public static final PrepaymentState EMPTY = new PrepaymentState(0, Set.of(), UsageWindow.EMPTY);

    public PrepaymentState {
        raised = Set.copyOf(raised);
    }

    PrepaymentState used(Consumption use) {
        return new PrepaymentState(generation, raised, window.plus(use));
    }

    PrepaymentState toppedUp() {
        return new PrepaymentState(generation + 1, Set.of(), window);
    }

    /** Remembers an alert, and that a milder one has nothing more to say. */
    PrepaymentState alerted(AlertKind kind) {
        return new PrepaymentState(generation, EnumSet.range(AlertKind.LOW_CREDIT, kind), window);
    }
}
