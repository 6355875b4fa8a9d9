package io.meterproof.bundle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.cycle.CycleDecisions;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.cycle.RuledUse;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Party;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.Limit;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A household that permits itself one euro a month for its home and its car together. */
public final class TestShared {
    private static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");
    private static final AccountRule RULE = new AccountRule(
            "1.00 a month",
            TestRegistry.ALWAYS.from(),
            Optional.empty(),
            new Limit.OfMoney(1_000_000, Limit.Span.MONTH),
            true);
    private static final SignedDocument HOME = TestRegistry.agreed(new Agreement(
            "agreement-1",
            TestRegistry.ACCOUNT,
            TestRegistry.HOME,
            ObisCode.ACTIVE_IMPORT,
            "home",
            TestRegistry.TARIFF.id(),
            TestRegistry.ALWAYS,
            Party.CUSTOMER,
            List.of(RULE)));
    private static final SignedDocument CAR = TestRegistry.authorisation(List.of(RULE));
    private static final String HOME_KEY = TestRegistry.HOME + " agreement-1";
    private static final String CAR_KEY = TestRegistry.TOKEN + " authorisation-1";
    private static final RuledUse FIRST = use(
            TestBundles.home(TestBundles.FIRST_DAY, 1, 4, HOME),
            HOME_KEY,
            new Intervals(
                    new long[] {1_000, 1_000, 900, 1_100},
                    0,
                    4,
                    TestBundles.FIRST_DAY.block().start(),
                    6 * 3600));
    private static final RuledUse THIRD = use(
            TestBundles.home(TestBundles.THIRD_DAY, 9, 4, HOME),
            HOME_KEY,
            new Intervals(
                    new long[] {500, 501, 499, 500},
                    0,
                    4,
                    TestBundles.THIRD_DAY.block().start(),
                    6 * 3600));
    private static final RuledUse SESSION = use(
            TestBundles.atWork("ev-charging", CAR),
            CAR_KEY,
            new Intervals(
                    new long[] {7_345},
                    0,
                    1,
                    TestBundles.CHARGE.block().start(),
                    TestBundles.CHARGE.block().interval()));

    private TestShared() {}

    /** The bundle as settlement books it. */
    public static byte[] bytes() {
        return bytes(Set.of(FIRST, THIRD, SESSION));
    }

    /** A bundle in which the home is decided as if nothing but its own use were counted. */
    public static byte[] bytesWithoutTheCar() {
        return bytes(Set.of(FIRST, THIRD));
    }

    private static byte[] bytes(Set<RuledUse> countedAtHome) {
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(TestBundles.FIRST_DAY, 1, 4, HOME), BOOKED)
                .bill(TestBundles.atWork("ev-charging", CAR), BOOKED)
                .bill(TestBundles.home(TestBundles.THIRD_DAY, 9, 4, HOME), BOOKED)
                .chargeCycle(
                        charges(HOME, HOME_KEY, Optional.of(TestRegistry.HOME), "home", countedAtHome, FIRST, THIRD),
                        OptionalLong.empty(),
                        BOOKED)
                .chargeCycle(
                        charges(CAR, CAR_KEY, Optional.empty(), "ev-charging", Set.of(FIRST, THIRD, SESSION), SESSION),
                        OptionalLong.empty(),
                        BOOKED)
                .close(TestRegistry.FROM, TestRegistry.TO, List.of());
        return BundleCodec.encode(TestBundles.of(Evidence.select(
                TestRegistry.ACCOUNT,
                ledger.entries(),
                List.of(
                        TestBundles.evidence(TestBundles.FIRST_DAY, TestRegistry.HOME),
                        TestBundles.evidence(TestBundles.THIRD_DAY, TestRegistry.HOME),
                        TestBundles.evidence(TestBundles.CHARGE, TestRegistry.WORK)),
                List.of(
                        TestRegistry.account(),
                        TestRegistry.usagePoint(TestRegistry.HOME, "home"),
                        TestRegistry.usagePoint(TestRegistry.WORK, "work"),
                        TestRegistry.enrolment("home-meter"),
                        TestRegistry.enrolment("work-meter"),
                        TestRegistry.installation("home-meter", TestRegistry.HOME),
                        TestRegistry.installation("work-meter", TestRegistry.WORK),
                        HOME,
                        CAR,
                        TestRegistry.tariffDocument(),
                        TestRegistry.close()),
                TestRegistry.keys())));
    }

    private static CycleCharges charges(
            SignedDocument contract,
            String key,
            Optional<String> usagePoint,
            String endUse,
            Set<RuledUse> counted,
            RuledUse... own) {
        List<Intervals> runs = new ArrayList<>();
        List<Line> charged = new ArrayList<>();
        for (RuledUse use : own) {
            runs.add(use.measured().intervals());
            charged.addAll(use.measured().charged());
        }
        CycleUse use = new CycleUse(MeasurementUnit.KILOWATT_HOUR, new Quantities(runs), Quantities.NONE, charged);
        List<Line> lines = new ArrayList<>(
                CycleRating.rate(List.of(TestRegistry.TARIFF), TestRegistry.FROM, TestRegistry.TO, use, Carried.NOTHING)
                        .lines());
        lines.addAll(CycleDecisions.lines(
                key,
                List.of(RULE),
                TestRegistry.TARIFF,
                MeasurementUnit.KILOWATT_HOUR,
                counted,
                TestRegistry.FROM,
                TestRegistry.TO));
        Hash tariff = TestRegistry.tariffDocument().hash();
        return new CycleCharges(
                contract.hash(), usagePoint, endUse, TestRegistry.FROM, TestRegistry.TO, List.of(tariff), lines);
    }

    private static RuledUse use(Usage usage, String contract, Intervals intervals) {
        MeasuredUse measured = new MeasuredUse(
                usage.usagePoint(), usage.agreement(), usage.tariff(), usage.unit(), intervals, usage.lines());
        return new RuledUse(measured, contract, List.of(RULE));
    }
}
