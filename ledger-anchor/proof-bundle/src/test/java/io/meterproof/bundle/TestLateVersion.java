package io.meterproof.bundle;

import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.List;

/** Two days of March 2026 are billed; then a version is published that began between them, and rates nothing of them. */
public final class TestLateVersion {
    /** As long after the third of March as a cycle, and the use in it, can change. */
    public static final Instant BOUND = Instant.parse("2027-03-04T00:00:00Z");

    private static final Instant BOOKED = Instant.parse("2026-03-04T00:30:00Z");
    private static final Tariff LATE = TestRegistry.dearer(Instant.parse("2026-03-02T00:00:00Z"), "0.95");
    private static final StandingTerms HOME = TestBundles.TERMS.get(0);

    private TestLateVersion() {}

    /** The bundle of a bill that ends at an instant. */
    public static byte[] bytes(Instant end) {
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), BOOKED)
                .bill(third(9, 4, TestRegistry.TARIFF), BOOKED);
        return bytes(ledger, end);
    }

    /** The same, in which the version rated a part of the third day before the rest of it was billed by the earlier one. */
    public static byte[] knownBefore(Instant end) {
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4), BOOKED)
                .bill(third(9, 2, LATE), BOOKED)
                .bill(third(11, 2, TestRegistry.TARIFF), BOOKED);
        return bytes(ledger, end);
    }

    private static byte[] bytes(TestLedger ledger, Instant end) {
        ledger.close(TestRegistry.FROM, TestRegistry.TO, List.of(HOME)).close(TestRegistry.TO, end, List.of(HOME));
        return TestBundles.bytes(
                ledger, TestRegistry.close("close-2", TestRegistry.TO, end), TestRegistry.tariffDocument(LATE));
    }

    private static Usage third(long first, int count, Tariff version) {
        return TestBundles.home(TestBundles.THIRD_DAY, first, count, TestRegistry.agreement(), version);
    }
}
