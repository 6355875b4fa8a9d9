package io.meterproof.bundle;

import static io.meterproof.bundle.TestMonths.APRIL;
import static io.meterproof.bundle.TestMonths.MARCH;
import static io.meterproof.bundle.TestMonths.MAY;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** From the middle of March on a contract by days takes the place of one by cycles, after March was closed. */
public final class TestTakenOver {
    public static final Instant MIDDLE = Instant.parse("2026-03-15T00:00:00Z");
    private static final Tariff PLAIN = new Tariff(
            "plain",
            "EUR",
            TestRegistry.TARIFF.zone(),
            TestRegistry.TARIFF.from(),
            Optional.empty(),
            "half-up",
            TestRegistry.TARIFF.components());
    private static final SignedDocument ENDED =
            TestRegistry.agreement("agreement-1", new Effective(TestRegistry.ALWAYS.from(), Optional.of(MIDDLE)));
    private static final SignedDocument NEXT = TestRegistry.agreed(new Agreement(
            "agreement-2",
            TestRegistry.ACCOUNT,
            TestRegistry.HOME,
            ObisCode.ACTIVE_IMPORT,
            "home",
            PLAIN.id(),
            new Effective(MIDDLE, Optional.empty())));

    private TestTakenOver() {}

    /** The bundle in which the later contract is charged from an instant on. */
    public static byte[] bytes(Instant begin) {
        List<Line> march =
                TestMonths.rate(MARCH, MIDDLE, Carried.NOTHING, MARCH, 1_100).lines();
        TestLedger ledger = TestMonths.closedMarch()
                .reverse(1, ENDED.hash(), APRIL.plusSeconds(60))
                .bill(
                        TestBundles.home(TestBundles.LIVE, 1, 1, ENDED, TestMonths.TARIFF),
                        OptionalLong.of(5),
                        APRIL.plusSeconds(60))
                .reverse(2, TestRegistry.close("april", APRIL, MAY).hash(), MAY)
                .chargeCycle(ended(march), OptionalLong.of(7), MAY)
                .chargeCycle(byDays(begin, APRIL), OptionalLong.empty(), MAY)
                .chargeCycle(byDays(APRIL, MAY), OptionalLong.empty(), MAY)
                .close(APRIL, MAY, List.of());
        return TestMonths.bytes(ledger, ENDED, NEXT, TestRegistry.tariffDocument(PLAIN));
    }

    private static CycleCharges ended(List<Line> lines) {
        return new CycleCharges(
                ENDED.hash(),
                Optional.of(TestRegistry.HOME),
                "home",
                MARCH,
                MIDDLE,
                List.of(TestRegistry.tariffDocument(TestMonths.TARIFF).hash()),
                lines);
    }

    private static CycleCharges byDays(Instant from, Instant to) {
        CycleUse nothing = new CycleUse(MeasurementUnit.KILOWATT_HOUR, Quantities.NONE, Quantities.NONE, List.of());
        return new CycleCharges(
                NEXT.hash(),
                Optional.of(TestRegistry.HOME),
                "home",
                from,
                to,
                List.of(TestRegistry.tariffDocument(PLAIN).hash()),
                CycleRating.rate(List.of(PLAIN), from, to, nothing, Carried.NOTHING)
                        .lines());
    }
}
