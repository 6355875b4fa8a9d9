package io.meterproof.bundle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
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
        List<SignedDocument> documents = List.of(
                TestRegistry.account(),
                TestRegistry.usagePoint(TestRegistry.HOME, "home"),
                TestRegistry.enrolment("home-meter"),
                TestRegistry.installation("home-meter", TestRegistry.HOME),
                TestRegistry.agreement(),
                TestRegistry.tariffDocument(TARIFF),
                TestRegistry.close("march", MARCH, APRIL),
                TestRegistry.close("later", APRIL, MAY));
        return BundleCodec.encode(TestBundles.of(
                Evidence.select(TestRegistry.ACCOUNT, ledger.entries(), blocks, documents, TestRegistry.keys())));
    }

    /** The seal's use, with so many micro-units written off. */
    public static Usage bounded(long excess) {
        Usage whole = whole();
        Instant limit = Instant.parse("2026-05-01T00:00:00Z");
        return whole.with(TARIFF.backBilling().orElseThrow().writtenOff(whole.lines(), limit, excess));
    }

    /** The seal's use, charged whole. */
    public static Usage whole() {
        return TestBundles.home(TestBundles.FIRST_DAY, 1, 4, TestRegistry.agreement(), TARIFF);
    }
}
