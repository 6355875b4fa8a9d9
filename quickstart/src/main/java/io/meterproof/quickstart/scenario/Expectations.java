package io.meterproof.quickstart.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run must find, known from how the scenario was made.
 *
 * @param lines block-file lines in all
 * @param planted what was put among the blocks on purpose
 * @param energy what each account used, where and for what; all of it actual or between known registers
 * @param leaks usage points that leak, with the instant that each began; empty where nobody knows, as of measured homes
 * @param credits prepaid accounts whose credit ends
 * @param files the own sums of files that our meters could count within a tolerance only
 */
public record Expectations(
        int lines,
        List<Planted> planted,
        List<ExpectedUse> energy,
        Optional<Map<String, Instant>> leaks,
        Map<String, CreditEnd> credits,
        List<FileSum> files) {
    public Expectations {
        planted = List.copyOf(planted);
        energy = List.copyOf(energy);
        leaks = leaks.map(Map::copyOf);
        credits = Map.copyOf(credits);
        files = List.copyOf(files);
    }

    /** Without files that have sums of their own. */
    public Expectations(
            int lines,
            List<Planted> planted,
            List<ExpectedUse> energy,
            Optional<Map<String, Instant>> leaks,
            Map<String, CreditEnd> credits) {
        this(lines, planted, energy, leaks, credits, List.of());
    }

    /** Blocks rejected or counted as duplicates, by verdict code. */
    public Map<String, Long> byVerdict() {
        return planted.stream()
                .map(Planted::verdict)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(verdict -> verdict, TreeMap::new, Collectors.counting()));
    }

    /** Lines that are not even a record. */
    public long deadLetters() {
        return planted.stream().filter(one -> one.dirt() == Dirt.NO_RECORD).count();
    }

    /** Blocks that are accepted. */
    public long accepted() {
        long rejected = byVerdict().values().stream().mapToLong(Long::longValue).sum();
        return lines - rejected - deadLetters();
    }
}
