package io.meterproof.bundle;

import static io.meterproof.bundle.TestMonths.APRIL;
import static io.meterproof.bundle.TestMonths.MARCH;
import static io.meterproof.bundle.TestMonths.MAY;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Quantities;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** From the middle of March on a contract by days takes the place of one by cycles, after March was closed. */
public final class TestTakenOver {
    public static final Instant MIDDLE = TestSuccession.MIDDLE;
    private static final SignedDocument ENDED = TestSuccession.ended(MIDDLE);
    private static final SignedDocument NEXT = TestSuccession.next(MIDDLE);

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
                .chargeCycle(TestSuccession.march(ENDED, MIDDLE, march), OptionalLong.of(7), MAY)
                .chargeCycle(byDays(begin, APRIL), OptionalLong.empty(), MAY)
                .chargeCycle(byDays(APRIL, MAY), OptionalLong.empty(), MAY)
                .close(APRIL, MAY, List.of());
        return TestMonths.bytes(ledger, ENDED, NEXT, TestRegistry.tariffDocument(TestSuccession.DAILY));
    }

    private static CycleCharges byDays(Instant from, Instant to) {
        CycleUse nothing = new CycleUse(MeasurementUnit.KILOWATT_HOUR, Quantities.NONE, Quantities.NONE, List.of());
        List<Line> lines = CycleRating.rate(List.of(TestSuccession.DAILY), from, to, nothing, Carried.NOTHING)
                .lines();
        return TestSuccession.charges(NEXT, TestSuccession.DAILY, from, to, lines);
    }
}
