package io.meterproof.quickstart.stack;

import java.time.Duration;
import java.util.Map;

/**
 * How to start the stack.
 *
 * @param ports ports asked for by name; the others are free ones
 * @param scope how much of it
 * @param checkpointInterval time between the jobs' Flink checkpoints, and so between commits
 * @param retention how long an account is kept after the last that happened to it, before it may be erased
 */
public record Options(Map<String, Integer> ports, Scope scope, Duration checkpointInterval, Duration retention) {
    /** What was read shows soon: for people who watch. */
    public static final Duration PROMPT = Duration.ofSeconds(1);

    /** As books of account are kept in many countries. */
    public static final Duration TEN_YEARS = Duration.ofDays(3_653);

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
        return new Options(Map.of(), Scope.PIPELINE, PROMPT, TEN_YEARS);
    }

    public static Options servers() {
        return new Options(Map.of(), Scope.SERVERS, PROMPT, TEN_YEARS);
    }
}
