package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import java.util.List;
import java.util.stream.IntStream;

/** Holders in so many groups that what is expected of one fits in memory. */
final class Groups {
    private static final long ENTRIES_PER_GROUP = 1_000_000;

    private Groups() {}

    static List<Group> of(long entries) {
        int groups = Math.toIntExact(entries / ENTRIES_PER_GROUP + 1);
        return IntStream.range(0, groups)
                .mapToObj(number -> new Group(number, groups))
                .toList();
    }

    /** One group of several. */
    record Group(int number, int of) {
        boolean has(PrivacyKeyHolder holder) {
            return Long.remainderUnsigned(holder.hash().prefix(), of) == number;
        }
    }
}
