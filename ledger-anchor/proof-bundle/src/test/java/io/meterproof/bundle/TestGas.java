package io.meterproof.bundle;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.gas.GasDay;
import io.meterproof.metering.gas.StandardConditions;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.GasVolume;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Rating;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The meter at home counting gas: litres of a day, billed by their energy, the last two intervals by an edit. */
public final class TestGas {
    private static final String DAY = "2026-03-01T00:00:00Z";
    private static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");
    private static final Duration QUARTER = Duration.ofHours(6);
    private static final long[] LITRES = {1_000, 2_000, 500, 0};

    /** The agreement is about this reading type, whatever unit the meter counts. */
    public static final SignedBlock VOLUMES = volumes();

    public static final SignedDocument CONVERSION = TestRegistry.filed(new GasConversion(
            TestRegistry.meter("home-meter"),
            TestRegistry.ALWAYS,
            "north",
            new GasDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
            StandardConditions.DIN_1343,
            new BigDecimal("101.325"),
            new BigDecimal("273.15")));

    public static final SignedDocument VALUES = values("north", "36");

    private static final SignedDocument EDIT = TestRegistry.approved(new ReadingEdit(
            TestRegistry.meter("home-meter"),
            ObisCode.ACTIVE_IMPORT,
            3,
            Instant.parse("2026-03-01T12:00:00Z"),
            (int) QUARTER.toSeconds(),
            List.of(300L, 200L),
            Instant.parse("2026-03-03T00:00:00Z"),
            "A. Clerk",
            "read off the display"));

    private TestGas() {}

    /** A bundle of it as it is written. */
    public static byte[] bytes() {
        TestLedger ledger = new TestLedger();
        ledger.bill(
                usage(new Basis.OfBlock(VOLUMES.digest()), 1, gas(3_000), 10_000, 20_000),
                OptionalLong.empty(),
                BOOKED);
        ledger.bill(
                usage(new Basis.OfEdit(VOLUMES.digest(), EDIT.hash(), List.of()), 3, gas(500), 3_000, 2_000),
                OptionalLong.empty(),
                BOOKED);
        return bytes(ledger, CONVERSION, VALUES, EDIT);
    }

    public static byte[] bytes(Usage usage, SignedDocument... documents) {
        TestLedger ledger = new TestLedger();
        ledger.bill(usage, OptionalLong.empty(), BOOKED);
        return bytes(ledger, documents);
    }

    private static byte[] bytes(TestLedger ledger, SignedDocument... documents) {
        ledger.close(TestRegistry.FROM, TestRegistry.TO, TestBundles.TERMS);
        return TestBundles.bytes(ledger, List.of(TestBundles.evidence(VOLUMES, TestRegistry.HOME)), documents);
    }

    /** So many litres, by the factor and the calorific value in force. */
    public static GasVolume gas(long litres) {
        return new GasVolume(litres, new BigDecimal("1.00000"), new BigDecimal("36"));
    }

    /** Energy of the day's volume that rests on these calorific values. */
    public static Usage usage(SignedDocument values, GasVolume gas, long... energy) {
        List<Hash> documents = hashes(values);
        return usage(new Basis.OfBlock(VOLUMES.digest()).with(documents), 1, Optional.ofNullable(gas), energy);
    }

    /** Energy of some of the day's intervals, from the one of a number on. */
    static Usage from(long first, SignedDocument values, GasVolume gas, long... energy) {
        return usage(new Basis.OfBlock(VOLUMES.digest()).with(hashes(values)), first, Optional.of(gas), energy);
    }

    private static Usage usage(Basis basis, long first, GasVolume gas, long... energy) {
        return usage(basis.with(hashes(VALUES)), first, Optional.of(gas), energy);
    }

    private static List<Hash> hashes(SignedDocument values) {
        return Stream.of(values.hash(), CONVERSION.hash()).sorted().toList();
    }

    private static Usage usage(Basis basis, long first, Optional<GasVolume> gas, long... energy) {
        long start = Instant.parse(DAY).plus(QUARTER.multipliedBy(first - 1)).getEpochSecond();
        Intervals intervals = new Intervals(energy, 0, energy.length, start, (int) QUARTER.toSeconds());
        return new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.HOME,
                "home",
                TestRegistry.agreement().hash(),
                TestRegistry.tariffDocument().hash(),
                MeasurementUnit.KILOWATT_HOUR,
                basis,
                first,
                energy.length,
                gas,
                Rating.rate(TestRegistry.TARIFF, MeasurementUnit.KILOWATT_HOUR, intervals));
    }

    public static SignedDocument values(String region, String value) {
        return TestRegistry.published(new CalorificValues(
                region,
                Instant.parse("2026-03-02T12:00:00Z"),
                new TreeMap<>(Map.of(LocalDate.of(2026, 3, 1), new BigDecimal(value)))));
    }

    private static SignedBlock volumes() {
        Channel channel = new Channel(TestRegistry.meter("home-meter"), ObisCode.ACTIVE_IMPORT);
        return BlockBuilder.seal(channel, Hash.ZERO)
                .firstSequence(1)
                .start(Instant.parse(DAY))
                .interval(QUARTER)
                .values(LITRES)
                .unit(MeasurementUnit.CUBIC_METRE)
                .closingRegister(Arrays.stream(LITRES).sum())
                .sign(new TestKeys("home-meter").signer(), new byte[32]);
    }
}
