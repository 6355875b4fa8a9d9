package io.meterproof.bundle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.DemandCharge.Assessment;
import io.meterproof.metering.rating.DemandCharge.Ratchet;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.MinimumCharge.Span;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.Season;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredCharge.Allocation;
import io.meterproof.metering.rating.TieredCharge.Basis;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A household on a tariff that needs whole months: tiers by season and holiday, demand with a ratchet, a minimum, a levy and
 * tax. March is closed on a live reading, which a seal corrects in April; April's close charges March anew.
 */
public final class TestMonths {
    public static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    public static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    public static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    public static final Tariff TARIFF = tariff();
    private static final SignedBlock IN_APRIL =
            TestBundles.home(133, "2026-04-03T00:00:00Z", 30_000, false, 6_000, 500, 1_200, 100);
    private static final Hash AGREEMENT = TestRegistry.agreement().hash();

    private TestMonths() {}

    public static byte[] bytes() {
        return bytes(ledger());
    }

    /** The bundle of a ledger on this tariff, with more documents. */
    public static byte[] bytes(TestLedger ledger, SignedDocument... more) {
        return BundleCodec.encode(TestBundles.of(evidence(ledger, more)));
    }

    /** What a bill of this ledger rests on. */
    public static Evidence evidence(TestLedger ledger, SignedDocument... more) {
        List<BlockEvidence> blocks = Stream.of(TestBundles.LIVE, TestBundles.FIRST_DAY, IN_APRIL)
                .map(block -> TestBundles.evidence(block, TestRegistry.HOME))
                .toList();
        List<SignedDocument> documents = new ArrayList<>(List.of(
                TestRegistry.account(),
                TestRegistry.usagePoint(TestRegistry.HOME, "home"),
                TestRegistry.enrolment("home-meter"),
                TestRegistry.installation("home-meter", TestRegistry.HOME),
                TestRegistry.agreement(),
                TestRegistry.tariffDocument(TARIFF),
                TestRegistry.close("march", MARCH, APRIL),
                TestRegistry.close("april", APRIL, MAY)));
        documents.addAll(List.of(more));
        return Evidence.select(TestRegistry.ACCOUNT, ledger.entries(), blocks, documents, TestRegistry.keys());
    }

    /** As the settlement books it. */
    public static TestLedger ledger() {
        RatedPeriod march = march(true);
        return correctedMarch()
                .reverse(2, TestRegistry.close("april", APRIL, MAY).hash(), MAY)
                .chargeCycle(charges(MARCH, APRIL, march.lines()), OptionalLong.of(8), MAY)
                .chargeCycle(charges(APRIL, MAY, april(march.carried()).lines()), OptionalLong.empty(), MAY)
                .close(APRIL, MAY, List.of());
    }

    /** Up to the close of April, before which March must be charged anew. */
    public static TestLedger correctedMarch() {
        return closedMarch()
                .reverse(1, TestBundles.FIRST_DAY.digest(), APRIL.plusSeconds(60))
                .bill(
                        TestBundles.home(TestBundles.FIRST_DAY, 1, 4, TestRegistry.agreement(), TARIFF),
                        OptionalLong.of(5),
                        APRIL.plusSeconds(60))
                .bill(TestBundles.home(IN_APRIL, 133, 4, TestRegistry.agreement(), TARIFF), MAY);
    }

    /** With March's statement, before anything is corrected. */
    public static TestLedger closedMarch() {
        return billedMarch()
                .chargeCycle(charges(MARCH, APRIL, march(false).lines()), OptionalLong.empty(), APRIL)
                .close(MARCH, APRIL, List.of());
    }

    /** Up to the close of March. */
    public static TestLedger billedMarch() {
        return new TestLedger().bill(TestBundles.home(TestBundles.LIVE, 1, 1, TestRegistry.agreement(), TARIFF), MARCH);
    }

    public static RatedPeriod march(boolean sealed) {
        return sealed
                ? rate(MARCH, APRIL, Carried.NOTHING, MARCH, 1_000, 1_000, 900, 1_100)
                : rate(MARCH, APRIL, Carried.NOTHING, MARCH, 1_100);
    }

    public static RatedPeriod april(Carried carried) {
        return rate(APRIL, MAY, carried, Instant.parse("2026-04-03T00:00:00Z"), 6_000, 500, 1_200, 100);
    }

    public static CycleCharges charges(Instant from, Instant to, List<Line> lines) {
        List<Hash> tariffs = List.of(TestRegistry.tariffDocument(TARIFF).hash());
        return new CycleCharges(AGREEMENT, Optional.of(TestRegistry.HOME), "home", from, to, tariffs, lines);
    }

    /** What a month, or a piece of one, costs. */
    public static RatedPeriod rate(Instant from, Instant to, Carried carried, Instant start, long... values) {
        Intervals intervals = new Intervals(values, 0, values.length, start.getEpochSecond(), 6 * 3600);
        CycleUse use =
                new CycleUse(MeasurementUnit.KILOWATT_HOUR, Quantities.of(intervals), Quantities.NONE, List.of());
        return CycleRating.rate(List.of(TARIFF), from, to, use, carried);
    }

    private static Tariff tariff() {
        TimeWindow winter =
                new TimeWindow(List.of(Season.ofMonths(Month.OCTOBER, Month.MARCH)), Set.of(), false, Optional.empty());
        TimeWindow holidays = new TimeWindow(List.of(), Set.of(DayOfWeek.SUNDAY), true, Optional.empty());
        return new Tariff(
                "tariff-1",
                "EUR",
                ZoneId.of("Etc/UTC"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Optional.empty(),
                Optional.of("A. Approver"),
                Optional.empty(),
                "half-up",
                Set.of(LocalDate.parse("2026-04-03")),
                new TreeMap<>(Map.of("levy", "the state")),
                List.of(
                        new TieredCharge(
                                "energy",
                                MeasurementUnit.KILOWATT_HOUR,
                                Allocation.IN_ORDER_OF_USE,
                                Basis.MONTH,
                                List.of(
                                        price("winter", When.of(winter), "0.31", "0.42"),
                                        price("holiday", When.of(holidays), "0.17", "0.2529"),
                                        price("rest", When.ALWAYS, "0.2", "0.3"))),
                        new DemandCharge(
                                "demand",
                                360,
                                Assessment.MONTHLY,
                                List.of(new TieredPrice("all", List.of(Tier.open(BigDecimal.TEN)), When.ALWAYS)),
                                Optional.of(new Ratchet(new BigDecimal("82.5"), 11))),
                        new StandingCharge("standing", new BigDecimal("0.85")),
                        new MonthlyCharge("network", new BigDecimal("4.333333")),
                        new MinimumCharge("least", new BigDecimal("40"), Span.MONTH, List.of()),
                        new Levy("levy", new BigDecimal("2.25"), List.of("energy")),
                        new Vat("vat", "S", new BigDecimal("25"), List.of())));
    }

    private static TieredPrice price(String name, When when, String below, String above) {
        return new TieredPrice(
                name,
                List.of(new Tier(Optional.of(2_500L), new BigDecimal(below)), Tier.open(new BigDecimal(above))),
                when);
    }
}
