package io.meterproof.metering.settlement;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a channel's archive holds, the earliest first: of at most {@value #MOST_MONTHS} months, for older ones cannot come back.
 *
 * @param floor before which nothing can come back, UTC seconds
 * @param lastVersion the highest that any of them had
 */
public record ArchivedMonths(long floor, long lastVersion, List<ArchivedMonth> months) {
    public static final ArchivedMonths NONE = new ArchivedMonths(Long.MIN_VALUE, 0, List.of());

    /** Months of a channel that can come back. */
    public static final int MOST_MONTHS = 36;

    /** Bytes of a channel that can come back at once. */
    static final long MOST_BYTES = 16 << 20;

    public ArchivedMonths {
        months = List.copyOf(months);
    }

    /** A month whose bytes the archive does not hold yet. */
    public record Fresh(ArchivedMonth month, GivenUp content) {}

    /** With months that were just given up, and those that must be written. */
    public record Change(ArchivedMonths next, List<Fresh> fresh) {}

    /**
     * The months without which what a channel had before its horizon is not whole from some number and instant on.
     *
     * @param boundary where all of it ends
     * @param first a number
     * @param end UTC seconds
     * @return empty where that is too long ago, or too much
     */
    public Optional<Reach> reach(Optional<RegisterPoint> boundary, long first, long end) {
        int from = 0;
        while (from < months.size()
                && months.get(from).horizon() < end
                && behind(from, boundary)
                        .filter(point -> point.sequence() > first)
                        .isEmpty()) {
            from++;
        }
        long since = from == 0 ? floor : months.get(from - 1).horizon();
        List<ArchivedMonth> needed = months.subList(from, months.size());
        Optional<RegisterPoint> before = from < months.size() ? months.get(from).before() : boundary;
        boolean isThere = end > since
                && before.filter(point -> point.sequence() > first).isEmpty()
                && needed.stream().mapToLong(ArchivedMonth::bytes).sum() <= MOST_BYTES;
        return isThere ? Optional.of(new Reach(since, needed)) : Optional.empty();
    }

    /** The horizon before which all is there once as much is back as can be at once, UTC seconds. */
    public long deepest() {
        int from = months.size();
        long bytes = 0;
        while (from > 0 && bytes + months.get(from - 1).bytes() <= MOST_BYTES) {
            from--;
            bytes += months.get(from).bytes();
        }
        return from == 0 ? floor : months.get(from - 1).horizon();
    }

    /** Where a month's blocks end. */
    private Optional<RegisterPoint> behind(int month, Optional<RegisterPoint> boundary) {
        return month + 1 < months.size() ? months.get(month + 1).before() : boundary;
    }

    /**
     * With what was given up in place of what was there since a horizon.
     *
     * @param rebilled usages that were billed meanwhile: a month with one of them is written anew though it is the same
     */
    public Change with(long since, List<GivenUp> givenUp, Set<Hash> rebilled) {
        TreeMap<Long, ArchivedMonth> next = new TreeMap<>();
        months.stream().filter(month -> month.horizon() <= since).forEach(month -> next.put(month.horizon(), month));
        List<Fresh> fresh = new ArrayList<>();
        long version = lastVersion;
        for (GivenUp content : givenUp) {
            byte[] bytes = GivenUpCodec.encode(content);
            Optional<ArchivedMonth> same = at(content.horizon())
                    .filter(month -> month.digest().equals(TreeHasher.sha256(bytes)))
                    .filter(month -> content.standing().stream().noneMatch(each -> rebilled.contains(each.usageId())));
            if (same.isPresent()) {
                next.put(content.horizon(), same.get());
            } else {
                version++;
                ArchivedMonth written = written(content, bytes, version);
                next.put(content.horizon(), written);
                fresh.add(new Fresh(written, content));
            }
        }
        long lowest = floor;
        while (next.size() > MOST_MONTHS) {
            lowest = next.pollFirstEntry().getKey();
        }
        return new Change(new ArchivedMonths(lowest, version, List.copyOf(next.values())), fresh);
    }

    private static ArchivedMonth written(GivenUp content, byte[] bytes, long version) {
        return new ArchivedMonth(
                content.horizon(),
                content.before(),
                version,
                TreeHasher.sha256(bytes),
                bytes.length,
                accounts(content));
    }

    private Optional<ArchivedMonth> at(long horizon) {
        return months.stream().filter(month -> month.horizon() == horizon).findFirst();
    }

    private static List<String> accounts(GivenUp content) {
        return content.standing().stream()
                .map(segment -> segment.usage().account())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
