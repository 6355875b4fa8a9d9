package io.meterproof.bundle;

import static io.meterproof.bundle.TestMonths.APRIL;
import static io.meterproof.bundle.TestMonths.MARCH;
import static io.meterproof.bundle.TestMonths.MAY;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.cycle.Span;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.StandingTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A contract by cycles ended in the middle of March, and one by days began; after March was closed the boundary moves to the
 * 20th.
 */
public final class TestMovedBoundary {
    /** What the period of March charged by days. */
    public static final Span BY_DAYS = new Span(TestSuccession.MIDDLE, APRIL);

    private static final Instant LATER = Instant.parse("2026-03-20T00:00:00Z");
    private static final SignedDocument ENDED = TestSuccession.ended(BY_DAYS.from());
    private static final SignedDocument NEXT = TestSuccession.next(BY_DAYS.from());
    private static final SignedDocument ENDED_LATER = TestSuccession.ended(LATER);
    private static final SignedDocument NEXT_LATER = TestSuccession.next(LATER);

    private TestMovedBoundary() {}

    /** The bundle in which the cycle up to the moved boundary leaves out the standing charges of some times. */
    public static byte[] bytes(List<Span> leftOut) {
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.LIVE, 1, 1, ENDED, TestMonths.TARIFF), MARCH)
                .chargeCycle(march(ENDED, BY_DAYS.from(), List.of()), OptionalLong.empty(), APRIL)
                .close(MARCH, APRIL, List.of(byDays(NEXT, BY_DAYS.from())))
                .reverse(1, ENDED_LATER.hash(), APRIL.plusSeconds(60))
                .bill(
                        TestBundles.home(TestBundles.LIVE, 1, 1, ENDED_LATER, TestMonths.TARIFF),
                        OptionalLong.of(5),
                        APRIL.plusSeconds(60))
                .reverse(2, TestRegistry.close("april", APRIL, MAY).hash(), MAY)
                .chargeCycle(march(ENDED_LATER, LATER, leftOut), OptionalLong.of(7), MAY)
                .close(APRIL, MAY, List.of(byDays(NEXT_LATER, LATER)));
        return TestMonths.bytes(
                ledger, ENDED, NEXT, ENDED_LATER, NEXT_LATER, TestRegistry.tariffDocument(TestSuccession.DAILY));
    }

    private static StandingTerms byDays(SignedDocument agreement, Instant from) {
        return new StandingTerms(agreement.hash(), from, Optional.empty(), List.of(TestSuccession.DAILY));
    }

    private static CycleCharges march(SignedDocument agreement, Instant to, List<Span> leftOut) {
        Intervals live = new Intervals(new long[] {1_100}, 0, 1, MARCH.getEpochSecond(), 6 * 3600);
        CycleUse use = new CycleUse(MeasurementUnit.KILOWATT_HOUR, Quantities.of(live), Quantities.NONE, List.of());
        List<Line> lines = CycleRating.rate(
                        List.of(TestMonths.TARIFF), new Span(MARCH, to), false, use, Carried.NOTHING, leftOut)
                .lines();
        return TestSuccession.march(agreement, to, lines);
    }
}
