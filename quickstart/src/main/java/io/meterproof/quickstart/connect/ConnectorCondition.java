package io.meterproof.quickstart.connect;

import java.util.Optional;

/**
 * How a connector fares with all its tasks, as Kafka Connect tells it.
 *
 * @param state in Kafka Connect's words, the first of it and its tasks that does not run, else RUNNING
 * @param failure the first line of what it or a task of it failed with
 */
public record ConnectorCondition(String name, String state, Optional<String> failure) {
    private static final String FAILED = "FAILED";

    /** Whether nothing more is read until somebody mends it. */
    public boolean hasFailed() {
        return state.equals(FAILED);
    }

    /** Whether it reads, or rests because somebody told it to. */
    public boolean isAsTold() {
        return switch (state) {
            case "RUNNING", "PAUSED", "STOPPED" -> true;
            default -> false;
        };
    }
}
