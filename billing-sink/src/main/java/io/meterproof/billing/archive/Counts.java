package io.meterproof.billing.archive;

import io.meterproof.billing.store.ProgressRow;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names under which progress rows count, and their sums over all partitions. */
public record Counts(SortedMap<String, Long> byName) {
    public static final String ACCEPTED_BLOCKS = "accepted.blocks";
    public static final String ACCEPTED_READINGS = "accepted.readings";
    public static final String ENTRIES = "entries";
    public static final String LINES = "lines";
    public static final String REBILLS = "rebills";
    public static final String STATEMENTS = "statements";
    public static final String UNREADABLE = "unreadable";

    private static final String REJECTED_BLOCKS = "rejected.blocks.";
    private static final String REJECTED_READINGS = "rejected.readings.";
    private static final String ENTRIES_OF_TYPE = "entries.";

    public static Counts of(Collection<ProgressRow> progress) {
        SortedMap<String, Long> sums = new TreeMap<>();
        progress.forEach(row -> addTo(sums, row.counts()));
        return new Counts(sums);
    }

    static void addTo(Map<String, Long> sums, Map<String, Long> counts) {
        counts.forEach((name, count) -> sums.merge(name, count, Math::addExact));
    }

    static String rejectedBlocks(String verdict) {
        return REJECTED_BLOCKS + verdict;
    }

    static String rejectedReadings(String verdict) {
        return REJECTED_READINGS + verdict;
    }

    static String entries(String type) {
        return ENTRIES_OF_TYPE + type;
    }

    public long of(String name) {
        return byName.getOrDefault(name, 0L);
    }

    public long entriesOfType(String type) {
        return of(entries(type));
    }

    /** Blocks that did not settle, by verdict. */
    public SortedMap<String, Long> rejectedBlocks() {
        return under(REJECTED_BLOCKS);
    }

    /** Readings in those of them that are blocks, by verdict. */
    public SortedMap<String, Long> rejectedReadings() {
        return under(REJECTED_READINGS);
    }

    private SortedMap<String, Long> under(String prefix) {
        SortedMap<String, Long> found = new TreeMap<>();
        byName.forEach((name, count) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), count);
            }
        });
        return found;
    }
}
