package io.meterproof.bundle;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A day of a heat meter, on a tariff of heat. */
public final class TestHeat {
    private static final Duration QUARTER = Duration.ofHours(6);
    private static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");
    private static final Tariff TARIFF = tariff();
    private static final SignedDocument AGREEMENT = TestRegistry.agreed(new Agreement(
            "agreement-heat",
            TestRegistry.ACCOUNT,
            TestRegistry.HOME,
            ObisCode.HEAT_ENERGY,
            "heating",
            TARIFF.id(),
            TestRegistry.ALWAYS));
    private static final SignedBlock DAY = BlockBuilder.seal(
                    new Channel(TestRegistry.meter("home-meter"), ObisCode.HEAT_ENERGY), Hash.ZERO)
            .firstSequence(1)
            .start(TestRegistry.FROM)
            .interval(QUARTER)
            .values(4_000, 1_500, 2_000, 4_500)
            .closingRegister(812_000)
            .sign(new TestKeys("home-meter").signer(), new byte[32]);

    private TestHeat() {}

    /** The bundle as it is written. */
    public static byte[] bytes() {
        return BundleCodec.encode(bundle());
    }

    public static Bundle bundle() {
        TestLedger ledger = new TestLedger()
                .bill(used(), BOOKED)
                .close(TestRegistry.FROM, TestRegistry.TO, List.of(TestBundles.terms(AGREEMENT, TARIFF)));
        return TestBundles.of(Evidence.select(
                TestRegistry.ACCOUNT,
                ledger.entries(),
                List.of(TestBundles.evidence(DAY, TestRegistry.HOME)),
                List.of(
                        TestRegistry.account(),
                        TestRegistry.usagePoint(TestRegistry.HOME, "home", Commodity.HEAT),
                        TestRegistry.enrolment("home-meter"),
                        TestRegistry.installation("home-meter", TestRegistry.HOME),
                        AGREEMENT,
                        TestRegistry.tariffDocument(TARIFF),
                        TestRegistry.close()),
                TestRegistry.keys()));
    }

    private static Usage used() {
        long[] quantities = {4_000, 1_500, 2_000, 4_500};
        Intervals intervals = new Intervals(
                quantities, 0, quantities.length, TestRegistry.FROM.getEpochSecond(), (int) QUARTER.toSeconds());
        return new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.HOME,
                "heating",
                AGREEMENT.hash(),
                TestRegistry.tariffDocument(TARIFF).hash(),
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(DAY.digest()),
                1,
                quantities.length,
                Rating.rate(TARIFF, MeasurementUnit.KILOWATT_HOUR, intervals));
    }

    private static Tariff tariff() {
        TimeOfUsePrice price = new TimeOfUsePrice("heat", new BigDecimal("0.1185"), Set.of(), Optional.empty());
        return new Tariff(
                "district-heat",
                "EUR",
                ZoneId.of("Etc/UTC"),
                TestRegistry.ALWAYS.from(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Commodity.HEAT),
                "half-up",
                Set.of(),
                new TreeMap<>(),
                List.of(
                        new EnergyCharge("energy", MeasurementUnit.KILOWATT_HOUR, List.of(price)),
                        new StandingCharge("standing", new BigDecimal("0.4"))));
    }
}
