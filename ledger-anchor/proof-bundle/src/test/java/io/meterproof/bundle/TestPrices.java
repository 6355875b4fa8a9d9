package io.meterproof.bundle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.settlement.PublishedSeries;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A day at home at published prices, one of which was corrected, with tax on them. */
public final class TestPrices {
    private static final Instant DAY = TestMonths.MARCH;
    private static final int QUARTER = 6 * 3600;
    private static final long[] USED = {1_000, 1_000, 900, 1_100};
    private static final Tariff TARIFF = new Tariff(
            "tariff-1",
            "EUR",
            ZoneId.of("Etc/UTC"),
            Instant.parse("2026-01-01T00:00:00Z"),
            Optional.empty(),
            "half-up",
            List.of(
                    new DynamicCharge(
                            "spot",
                            MeasurementUnit.KILOWATT_HOUR,
                            "DK1",
                            new BigDecimal("1.25"),
                            new BigDecimal("0.02")),
                    new StandingCharge("standing", new BigDecimal("0.85")),
                    new Vat("vat", "S", new BigDecimal("25"), List.of())));

    public static final SignedDocument PRICES = prices(DAY.minusSeconds(3600), DAY, "0.1234", "-0.05", "0.4", "0.4");
    public static final SignedDocument CORRECTED = prices(DAY, DAY.plusSeconds(QUARTER), "0.071");

    private TestPrices() {}

    public static byte[] bytes() {
        return bytes(List.of(PRICES, CORRECTED), List.of(PRICES, CORRECTED));
    }

    /** A bundle that is rated by some publications and names others. */
    public static byte[] bytes(List<SignedDocument> rating, List<SignedDocument> named) {
        Intervals intervals = new Intervals(USED, 0, USED.length, DAY.getEpochSecond(), QUARTER);
        List<Line> lines =
                Rating.asRead(TARIFF, ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, intervals, series(rating));
        List<Hash> documents = named.stream().map(SignedDocument::hash).sorted().toList();
        CycleUse use = new CycleUse(MeasurementUnit.KILOWATT_HOUR, Quantities.of(intervals), Quantities.NONE, lines);
        List<Line> cycle = CycleRating.rate(List.of(TARIFF), TestMonths.MARCH, TestMonths.APRIL, use, Carried.NOTHING)
                .lines();
        TestLedger ledger = new TestLedger()
                .bill(usage(new Basis.OfBlock(TestBundles.FIRST_DAY.digest()).with(documents), lines), DAY)
                .chargeCycle(charges(cycle), OptionalLong.empty(), TestMonths.APRIL)
                .close(TestMonths.MARCH, TestMonths.APRIL, List.of());
        return bytes(ledger, Stream.concat(rating.stream(), named.stream()).distinct());
    }

    private static byte[] bytes(TestLedger ledger, Stream<SignedDocument> prices) {
        List<SignedDocument> documents = Stream.concat(
                        Stream.of(
                                TestRegistry.account(),
                                TestRegistry.usagePoint(TestRegistry.HOME, "home"),
                                TestRegistry.enrolment("home-meter"),
                                TestRegistry.installation("home-meter", TestRegistry.HOME),
                                TestRegistry.agreement(),
                                TestRegistry.tariffDocument(TARIFF),
                                TestRegistry.close("march", TestMonths.MARCH, TestMonths.APRIL)),
                        prices)
                .toList();
        List<BlockEvidence> blocks = List.of(TestBundles.evidence(TestBundles.FIRST_DAY, TestRegistry.HOME));
        return BundleCodec.encode(TestBundles.of(
                Evidence.select(TestRegistry.ACCOUNT, ledger.entries(), blocks, documents, TestRegistry.keys())));
    }

    private static Usage usage(Basis basis, List<Line> lines) {
        return new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.HOME,
                "home",
                TestRegistry.agreement().hash(),
                TestRegistry.tariffDocument(TARIFF).hash(),
                MeasurementUnit.KILOWATT_HOUR,
                basis,
                1,
                USED.length,
                lines);
    }

    private static CycleCharges charges(List<Line> lines) {
        return new CycleCharges(
                TestRegistry.agreement().hash(),
                Optional.of(TestRegistry.HOME),
                "home",
                TestMonths.MARCH,
                TestMonths.APRIL,
                List.of(TestRegistry.tariffDocument(TARIFF).hash()),
                lines);
    }

    private static PublishedSeries series(List<SignedDocument> documents) {
        return new PublishedSeries(month -> documents.stream()
                .map(signed -> new Identified<>(signed.hash(), (PublishedPrices) DocumentCodec.decode(signed.json())))
                .toList());
    }

    private static SignedDocument prices(Instant at, Instant from, String... prices) {
        return TestRegistry.published(new PublishedPrices(
                "DK1",
                at,
                from,
                QUARTER,
                Arrays.stream(prices).map(BigDecimal::new).toList()));
    }
}
