package io.meterproof.bundle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** A household whose first day, billed by a live reading, is corrected by a seal more than a year later. */
public final class TestLateUse {
    public static final Tariff TARIFF = new Tariff(
            "tariff-1",
            "EUR",
            ZoneId.of("Etc/UTC"),
            Instant.parse("2026-01-01T00:00:00Z"),
            Optional.empty(),
            "half-up",
            List.of(
                    new EnergyCharge(
                            "energy",
                            MeasurementUnit.KILOWATT_HOUR,
                            List.of(new TimeOfUsePrice("flat", new BigDecimal("0.30"), Set.of(), Optional.empty()))),
                    new BackBilling("write-off", "law 1", Instant.parse("2026-01-01T00:00:00Z"), 12)));

    /** What the seal's 4 kWh cost, and what the live reading's 1.1 kWh did. */
    private static final long EXCESS = 1_200_000 - 330_000;

    private static final String ANNEX = "annex";
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2027-05-01T00:00:00Z");

    private TestLateUse() {}

    /** The bundle as settlement books it. */
    public static byte[] bytes() {
        return bytes(bounded(EXCESS), OptionalLong.of(4));
    }

    /** A bundle with another rebill. */
    public static byte[] bytes(Usage rebill, OptionalLong rebills) {
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.LIVE, 1, 1, TestRegistry.agreement(), TARIFF), MARCH)
                .close(MARCH, APRIL, List.of())
                .reverse(1, TestBundles.FIRST_DAY.digest(), MAY)
                .bill(rebill, rebills, MAY)
                .close(APRIL, MAY, List.of());
        List<BlockEvidence> blocks = Stream.of(TestBundles.LIVE, TestBundles.FIRST_DAY)
                .map(block -> TestBundles.evidence(block, TestRegistry.HOME))
                .toList();
        return bytes(ledger, blocks, TestRegistry.installation("home-meter", TestRegistry.HOME));
    }

    /**
     * Its meter moves to an annex on the second day. One late cause takes back the first day's use, and turns the live reading of the third
     * into the seal's 2 kWh, with so many micro-units of them written off.
     */
    public static byte[] moved(long excess) {
        Instant moved = Instant.parse("2026-03-02T00:00:00Z");
        SignedDocument atHome = TestRegistry.installation(
                "home-meter", TestRegistry.HOME, new Effective(TestRegistry.ALWAYS.from(), Optional.of(moved)));
        SignedDocument atAnnex = TestRegistry.installation("home-meter", ANNEX, new Effective(moved, Optional.empty()));
        SignedDocument agreement = TestRegistry.agreement("agreement-2", ANNEX, "home", TestRegistry.ALWAYS);
        SignedBlock live = TestBundles.home(9, "2026-03-03T00:00:00Z", 7_503, true, 500);
        Hash cause = TestBundles.THIRD_DAY.digest();
        TestLedger ledger = new TestLedger()
                .bill(whole(), MARCH)
                .bill(atAnnex(TestBundles.home(live, 9, 1, agreement, TARIFF)), MARCH)
                .close(MARCH, APRIL, List.of())
                .reverse(1, cause, MAY)
                .reverse(2, cause, MAY)
                .bill(
                        bounded(atAnnex(TestBundles.home(TestBundles.THIRD_DAY, 9, 4, agreement, TARIFF)), excess),
                        OptionalLong.of(6),
                        MAY)
                .close(APRIL, MAY, List.of());
        List<BlockEvidence> blocks = List.of(
                TestBundles.evidence(TestBundles.FIRST_DAY, TestRegistry.HOME),
                TestBundles.evidence(live, ANNEX),
                TestBundles.evidence(TestBundles.THIRD_DAY, ANNEX));
        return bytes(ledger, blocks, atHome, atAnnex, agreement, TestRegistry.usagePoint(ANNEX, "home"));
    }

    private static Usage atAnnex(Usage usage) {
        return new Usage(
                usage.account(),
                usage.currency(),
                ANNEX,
                usage.endUse(),
                usage.agreement(),
                usage.tariff(),
                usage.unit(),
                usage.basis(),
                usage.firstSequence(),
                usage.count(),
                usage.lines());
    }

    private static byte[] bytes(TestLedger ledger, List<BlockEvidence> blocks, SignedDocument... more) {
        List<SignedDocument> documents = new ArrayList<>(List.of(
                TestRegistry.account(),
                TestRegistry.usagePoint(TestRegistry.HOME, "home"),
                TestRegistry.enrolment("home-meter"),
                TestRegistry.agreement(),
                TestRegistry.tariffDocument(TARIFF),
                TestRegistry.close("march", MARCH, APRIL),
                TestRegistry.close("later", APRIL, MAY)));
        documents.addAll(List.of(more));
        return BundleCodec.encode(TestBundles.of(
                Evidence.select(TestRegistry.ACCOUNT, ledger.entries(), blocks, documents, TestRegistry.keys())));
    }

    /** The seal's use, with so many micro-units written off. */
    public static Usage bounded(long excess) {
        return bounded(whole(), excess);
    }

    private static Usage bounded(Usage whole, long excess) {
        Instant limit = Instant.parse("2026-05-01T00:00:00Z");
        return whole.with(TARIFF.backBilling().orElseThrow().writtenOff(whole.lines(), limit, excess));
    }

    /** The seal's use, charged whole. */
    public static Usage whole() {
        return TestBundles.home(TestBundles.FIRST_DAY, 1, 4, TestRegistry.agreement(), TARIFF);
    }
}
