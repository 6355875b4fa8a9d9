package io.meterproof.quickstart.stack;

import java.time.Duration;
import java.util.Map;

/**
 * How to start the stack.
 *
 * @param ports ports asked for by name; the others are free ones
 * @param scope how much of it
 * @param checkpointInterval time between the jobs' Flink checkpoints, and so between commits
 */
public record Options(Map<String, Integer> ports, Scope scope, Duration checkpointInterval) {
    /** What was read shows soon: for people who watch. */
    public static final Duration PROMPT = Duration.ofSeconds(1);

    /** How much of the stack to start. */
    public enum Scope {
        /** The third-party servers alone. */
        SERVERS,
        /** The servers with topics, jobs and services. */
        PIPELINE
    }

    public Options {
        ports = Map.copyOf(ports);
    }

    public static Options pipeline() {
        return new Options(Map.of(), Scope.PIPELINE, PROMPT);
    }

    public static Options servers() {
        return new Options(Map.of(), Scope.SERVERS, PROMPT);
    }
}
