package io.meterproof.bundle.verify;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Sequence numbers of a channel, kept as the fewest ranges [from, to). */
final class SequenceRanges {
    private final NavigableMap<Long, Long> ends = new TreeMap<>();

    void add(long from, long to) {
        long begin = from;
        long end = to;
        Map.Entry<Long, Long> before = ends.floorEntry(to);
        while (before != null && before.getValue() >= begin) {
            begin = Math.min(begin, before.getKey());
            end = Math.max(end, before.getValue());
            ends.remove(before.getKey());
            before = ends.floorEntry(end);
        }
        ends.put(begin, end);
    }

    boolean intersect(long from, long to) {
        Map.Entry<Long, Long> before = ends.lowerEntry(to);
        return before != null && before.getValue() > from;
    }

    /** What these and [from, to) have in common. */
    void within(long from, long to, BiConsumer<Long, Long> common) {
        Long first = ends.floorKey(from);
        for (Map.Entry<Long, Long> range :
                ends.subMap(first == null ? from : first, true, to, false).entrySet()) {
            if (range.getValue() > from) {
                common.accept(Math.max(from, range.getKey()), Math.min(to, range.getValue()));
            }
        }
    }
}
