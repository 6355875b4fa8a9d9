package io.meterproof.metering.anomaly;

import java.util.Arrays;

/** The last volumes, oldest first. The array is owned by the record and must not be changed. */
@SuppressWarnings("ArrayRecordComponent")
public record RecentHours(long[] volumes) {
    static final RecentHours NONE = new RecentHours(new long[0]);

    RecentHours plus(long volume, int most) {
        int kept = Math.min(volumes.length, most - 1);
        long[] next = Arrays.copyOfRange(volumes, volumes.length - kept, volumes.length + 1);
        next[kept] = volume;
        return new RecentHours(next);
    }

    int count() {
        return volumes.length;
    }

    /** The volumes from an index, in ascending order of size. */
    long[] sorted(int from, int to) {
        long[] sorted = Arrays.copyOfRange(volumes, from, to);
        Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecentHours recent && Arrays.equals(volumes, recent.volumes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(volumes);
    }
}
