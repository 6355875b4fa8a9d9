package io.meterproof.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Two bills of {@link TestMonths} in one log: March closed on a live reading, and April's after a seal corrected March.
 *
 * @param older canonical JSON
 * @param newer canonical JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record TestSupersession(byte[] older, byte[] newer, byte[] consistency) {
    public static TestSupersession corrected() {
        return of(new TestLog(), TestMonths.closedMarch(), TestMonths.ledger());
    }

    /** Two bills of a log that took in the leaves of the older before the checkpoint of the newer. */
    public static TestSupersession of(TestLog log, TestLedger older, TestLedger newer) {
        Bundle then = log.bundle(builder(older));
        Bundle now = log.bundle(builder(newer));
        return of(log, then, now);
    }

    public static TestSupersession of(TestLog log, Bundle then, Bundle now) {
        String consistency = ConsistencyCodec.encode(TestLog.consistency(log, then.log(), now.log()));
        return new TestSupersession(BundleCodec.encode(then), BundleCodec.encode(now), consistency.getBytes(UTF_8));
    }

    public static BundleBuilder builder(TestLedger ledger) {
        return TestBundles.builder(TestMonths.evidence(ledger));
    }

    public TestSupersession withNewer(byte[] other) {
        return new TestSupersession(older, other, consistency);
    }

    public TestSupersession withConsistency(String other) {
        return new TestSupersession(older, newer, other.getBytes(UTF_8));
    }
}
