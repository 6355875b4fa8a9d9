package io.meterproof.quickstart.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a run says of itself.
 *
 * @param used processor time of the whole process
 * @param finding the first line about it
 * @param edges of the control flow that the inputs reached
 */
record FuzzResult(String target, Duration used, long executions, long edges, Optional<String> finding) {
    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final Pattern EDGES = Pattern.compile(" cov: (\\d+) ");
    private static final Pattern FINDING = Pattern.compile("(?m)^== Java Exception: (.*)$|^.*ERROR: libFuzzer: (.*)$");

    /** @param stopped whether the budget ended the run; one that ended by itself has found something */
    static FuzzResult read(String target, Duration used, boolean stopped, Path log) throws IOException {
        // Inputs are quoted in the log, in whatever bytes they have.
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        Optional<String> finding = FINDING.matcher(text)
                .results()
                .findFirst()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1));
        if (!stopped) {
            finding = finding.or(() -> Optional.of("it ended by itself"));
        }
        return new FuzzResult(
                target, used, last(EXECUTIONS, text), last(EDGES, text), finding.map(f -> f + ": see " + log));
    }

    boolean survived() {
        return finding.isEmpty();
    }

    /** One line. */
    String summary() {
        return "%s: %.1f CPU-minutes, %,d executions, %,d edges: %s"
                .formatted(
                        target,
                        used.toMillis() / (double) Duration.ofMinutes(1).toMillis(),
                        executions,
                        edges,
                        finding.orElse("survived"));
    }

    private static long last(Pattern number, String text) {
        return number.matcher(text)
                .results()
                .reduce((first, second) -> second)
                .map(MatchResult::group)
                .map(found -> Long.parseLong(found.replaceAll("\\D", "")))
                .orElse(0L);
    }
}
