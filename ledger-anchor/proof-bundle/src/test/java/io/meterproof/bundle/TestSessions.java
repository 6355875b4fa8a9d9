package io.meterproof.bundle;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.charging.SessionRating;
import io.meterproof.metering.charging.SessionUse;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.IdleCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeCharge;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The charging transaction at work on a tariff with a start fee, prices by time, and tax on all of it. */
public final class TestSessions {
    private static final Tariff TARIFF = new Tariff(
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
                            List.of(new TimeOfUsePrice("flat", new BigDecimal("0.25"), When.ALWAYS))),
                    new StartFee("start", new BigDecimal("0.50")),
                    new TimeCharge("time", new BigDecimal("1.20"), 900),
                    new IdleCharge("idle", new BigDecimal("6"), 600, 60),
                    new Vat("vat", "S", new BigDecimal("25"), List.of())));

    private TestSessions() {}

    public static byte[] bytes() {
        return bytes(true);
    }

    /** A bundle whose transaction is rated as if its clock were proven, or not. */
    public static byte[] bytes(boolean clockProven) {
        Block block = TestBundles.CHARGE.block();
        Intervals whole = new Intervals(new long[] {7_345}, 0, 1, block.start(), block.interval());
        SessionUse session = SessionUse.of(ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, whole, clockProven);
        List<Line> lines = SessionRating.rate(TARIFF, session, SeriesPrices.NONE);
        CycleUse use = new CycleUse(MeasurementUnit.KILOWATT_HOUR, Quantities.of(whole), Quantities.NONE, lines);
        List<Line> cycle = CycleRating.rate(List.of(TARIFF), TestMonths.MARCH, TestMonths.APRIL, use, Carried.NOTHING)
                .lines();
        TestLedger ledger = new TestLedger()
                .bill(usage(lines), TestMonths.MARCH)
                .chargeCycle(charges(cycle), OptionalLong.empty(), TestMonths.APRIL)
                .close(TestMonths.MARCH, TestMonths.APRIL, List.of());
        List<SignedDocument> documents = List.of(
                TestRegistry.account(),
                TestRegistry.usagePoint(TestRegistry.WORK, "work"),
                TestRegistry.enrolment("work-meter"),
                TestRegistry.installation("work-meter", TestRegistry.WORK),
                TestRegistry.authorisation(),
                TestRegistry.tariffDocument(TARIFF),
                TestRegistry.close("march", TestMonths.MARCH, TestMonths.APRIL));
        List<BlockEvidence> blocks = List.of(TestBundles.evidence(TestBundles.CHARGE, TestRegistry.WORK));
        return BundleCodec.encode(TestBundles.of(
                Evidence.select(TestRegistry.ACCOUNT, ledger.entries(), blocks, documents, TestRegistry.keys())));
    }

    private static Usage usage(List<Line> lines) {
        return new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.WORK,
                "ev-charging",
                TestRegistry.authorisation().hash(),
                TestRegistry.tariffDocument(TARIFF).hash(),
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(TestBundles.CHARGE.digest()),
                1,
                2,
                lines);
    }

    private static CycleCharges charges(List<Line> lines) {
        return new CycleCharges(
                TestRegistry.authorisation().hash(),
                Optional.empty(),
                "ev-charging",
                TestMonths.MARCH,
                TestMonths.APRIL,
                List.of(TestRegistry.tariffDocument(TARIFF).hash()),
                lines);
    }
}
