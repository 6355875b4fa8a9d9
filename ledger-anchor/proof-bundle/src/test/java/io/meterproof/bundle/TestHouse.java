package io.meterproof.bundle;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.Tier;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.TieredPrice;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.When;
import io.meterproof.metering.settlement.AcceptedBlock;
import io.meterproof.metering.settlement.AgreedTerms;
import io.meterproof.metering.settlement.CountedBlock;
import io.meterproof.metering.settlement.Deductions;
import io.meterproof.metering.settlement.Installed;
import io.meterproof.metering.settlement.Settlement;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.settlement.TreeChannelStore;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Three days of a landlord's house with two sub-metered flats. A seal corrects a live reading of the first flat, which is not heard of on
 * the third day; the second flat stands beneath an annex from then on.
 */
public final class TestHouse {
    public static final String FLAT = "flat-1";
    public static final String MOVED = "flat-2";
    static final Instant THIRD_DAY = TestRegistry.FROM.plus(Duration.ofDays(2));

    /** The end of the period after that of its days, and the begin. */
    public static final Instant LATE = Instant.parse("2027-04-05T00:00:00Z");

    private static final Instant SECOND_PERIOD = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration QUARTER = Duration.ofHours(6);
    public static final Effective BENEATH_ALWAYS = new Effective(TestRegistry.ALWAYS.from(), Optional.empty());
    public static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");
    private static final SignedDocument FLAT_BENEATH = beneath(FLAT);
    private static final SignedDocument BENEATH = beneath(MOVED);
    private static final SignedDocument ELSEWHERE = described(
            MOVED,
            Commodity.ELECTRICITY,
            beneath(Optional.of(THIRD_DAY)),
            new Parent("annex", new Effective(THIRD_DAY, Optional.empty())));

    private final SignedDocument flat;
    private final Tariff tariff;
    private final Instant houseBooked;
    private final Instant flatsBooked;
    private final SignedDocument agreement;
    private final TestLedger ledger = new TestLedger();
    private final List<BlockEvidence> blocks = new ArrayList<>();
    private final Map<Channel, TreeChannelStore> stores = new HashMap<>();
    private final Map<Hash, MeasuredUse> measured = new LinkedHashMap<>();
    private final Map<Hash, Long> sequences = new HashMap<>();

    private TestHouse(SignedDocument flat, TariffComponent... components) {
        this(flat, BOOKED, BOOKED, components);
    }

    private TestHouse(SignedDocument flat, Instant houseBooked, Instant flatsBooked, TariffComponent... components) {
        this.flat = flat;
        this.houseBooked = houseBooked;
        this.flatsBooked = flatsBooked;
        tariff = new Tariff(
                TestRegistry.TARIFF.id(),
                "EUR",
                ZoneId.of("Etc/UTC"),
                TestRegistry.ALWAYS.from(),
                Optional.empty(),
                "half-up",
                List.of(components));
        agreement = TestRegistry.agreed(new Agreement(
                "agreement-house",
                TestRegistry.ACCOUNT,
                TestRegistry.HOME,
                ObisCode.ACTIVE_IMPORT,
                "common-area",
                tariff.id(),
                TestRegistry.ALWAYS));
    }

    /** On a tariff that prices each interval as it is read. */
    public static TestHouse asRead() {
        return asRead(FLAT_BENEATH);
    }

    /** The same, with another description of the first flat in place of the one that deductions name. */
    public static TestHouse asRead(SignedDocument flat) {
        return new TestHouse(flat, energy(), new StandingCharge("standing", new BigDecimal("0.4"))).settled();
    }

    /** On a tariff with tiers and demand, which its months are charged. */
    public static TestHouse byMonth() {
        TieredPrice tiers = new TieredPrice(
                "energy",
                List.of(new Tier(Optional.of(5_000L), new BigDecimal("0.21")), Tier.open(new BigDecimal("0.37"))),
                When.ALWAYS);
        TieredPrice peak = new TieredPrice("peak", List.of(Tier.open(new BigDecimal("4.5"))), When.ALWAYS);
        return new TestHouse(
                        FLAT_BENEATH,
                        new TieredCharge(
                                "energy",
                                MeasurementUnit.KILOWATT_HOUR,
                                TieredCharge.Allocation.IN_ORDER_OF_USE,
                                TieredCharge.Basis.MONTH,
                                List.of(tiers)),
                        new DemandCharge(
                                "demand",
                                (int) QUARTER.toMinutes(),
                                DemandCharge.Assessment.MONTHLY,
                                List.of(peak),
                                Optional.empty()))
                .settled();
    }

    /**
     * On a tariff that bounds back-billing to a year. What is booked before the end of its days' period is closed with it, the rest
     * more than a year later.
     */
    public static TestHouse bounded(Instant houseBooked, Instant flatsBooked) {
        BackBilling bound = new BackBilling("write-off", "law 1", TestRegistry.ALWAYS.from(), 12);
        return new TestHouse(FLAT_BENEATH, houseBooked, flatsBooked, energy(), bound);
    }

    /** With what the second close credits of late deductions, micro-units. */
    public byte[] bytes(long credited) {
        List<SignedBlock> days = days();
        settleAll(days, houseBooked.isBefore(LATE), true);
        settleAll(days, flatsBooked.isBefore(LATE), false);
        ledger.close(TestRegistry.FROM, SECOND_PERIOD, List.of());
        settleAll(days, !houseBooked.isBefore(LATE), true);
        settleAll(days, !flatsBooked.isBefore(LATE), false);
        List<Line> credits = credited == 0
                ? List.of()
                : List.of(new Line(
                        "write-off",
                        Optional.of("law 1"),
                        SECOND_PERIOD,
                        LATE,
                        0,
                        BigDecimal.ZERO,
                        -credited,
                        Optional.empty()));
        ledger.charge(SECOND_PERIOD, LATE, List.of(), credits).statement(SECOND_PERIOD, LATE);
        List<SignedDocument> documents = new ArrayList<>(documents());
        documents.add(TestRegistry.close("in-time", TestRegistry.FROM, SECOND_PERIOD));
        documents.add(TestRegistry.close("late", SECOND_PERIOD, LATE));
        return BundleCodec.encode(TestBundles.of(
                Evidence.select(TestRegistry.ACCOUNT, ledger.entries(), blocks, documents, TestRegistry.keys())));
    }

    private void settleAll(List<SignedBlock> days, boolean now, boolean ofHouse) {
        days.stream()
                .filter(day -> now && usagePoint(day.block().meter()).equals(TestRegistry.HOME) == ofHouse)
                .forEach(this::settle);
    }

    private static EnergyCharge energy() {
        TimeOfUsePrice price = new TimeOfUsePrice("energy", new BigDecimal("0.301"), Set.of(), Optional.empty());
        return new EnergyCharge("energy", MeasurementUnit.KILOWATT_HOUR, List.of(price));
    }

    private TestHouse settled() {
        days().forEach(this::settle);
        return this;
    }

    private static List<SignedBlock> days() {
        List<SignedBlock> days = new ArrayList<>();
        days.add(seal("home-meter", 1, 21_000, 4_000, 6_000, 5_000, 6_000));
        days.add(seal(FLAT, 1, 9_000, 1_000, 3_000, 2_000, 3_000));
        days.add(seal(MOVED, 1, 4_500, 500, 1_500, 1_000, 1_500));
        days.add(seal("home-meter", 5, 39_000, 3_000, 5_000, 4_000, 6_000));
        days.add(live(FLAT, 5, 9_900, 900));
        days.add(seal(FLAT, 5, 16_000, 1_000, 2_000, 2_000, 2_000));
        days.add(seal(MOVED, 5, 8_500, 3_100, 300, 300, 300));
        days.add(seal("home-meter", 9, 51_000, 3_000, 3_000, 3_000, 3_000));
        days.add(seal(MOVED, 9, 12_500, 1_000, 1_000, 1_000, 1_000));
        return days;
    }

    private void settle(SignedBlock day) {
        String usagePoint = usagePoint(day.block().meter());
        Instant booked = usagePoint.equals(TestRegistry.HOME) ? houseBooked : flatsBooked;
        Channel channel = Channel.of(day.block());
        CountedBlock counted = CountedBlock.of(new AcceptedBlock(
                day.block(),
                ReadingsCodec.decode(day.readings()),
                day.digest(),
                usagePoint,
                booked.toEpochMilli(),
                Origin.METER,
                Optional.empty()));
        Settlement settlement = new Settlement(
                channel,
                usagePoint.equals(TestRegistry.HOME) ? terms() : terms().with(deductions(usagePoint)),
                Installed.of(List.of(new Identified<>(
                        installation(usagePoint).hash(),
                        new MeterInstallation(channel.meter(), usagePoint, TestRegistry.ALWAYS, 0)))),
                stores.computeIfAbsent(channel, unseen -> new TreeChannelStore()),
                booked);
        List<SettlementEvent> events = settlement.accept(counted).events();
        events.forEach(event -> book(event, booked));
        blocks.add(TestBundles.evidence(day, usagePoint));
    }

    private void book(SettlementEvent event, Instant booked) {
        if (event instanceof SettlementEvent.Reverse reverse) {
            ledger.reverse(sequences.remove(event.usageId()), reverse.cause(), booked);
            measured.remove(event.usageId());
            return;
        }
        SettlementEvent.Bill bill = (SettlementEvent.Bill) event;
        long before = ledger.entries().size();
        OptionalLong rebills = bill.replaces().isPresent() ? OptionalLong.of(before) : OptionalLong.empty();
        ledger.bill(named(bill.usage()), rebills, booked);
        sequences.put(bill.usageId(), before + 1);
        bill.measured()
                .ifPresent(
                        intervals -> measured.put(bill.usageId(), MeasuredUse.of(bill.usage(), intervals, List.of())));
    }

    /** By the description that is to be named. */
    private Usage named(Usage usage) {
        Optional<Deduction> deduction =
                usage.deduction().map(each -> each.usagePoint().equals(FLAT) ? new Deduction(FLAT, flat.hash()) : each);
        return new Usage(
                usage.account(),
                usage.currency(),
                usage.usagePoint(),
                usage.endUse(),
                usage.agreement(),
                usage.tariff(),
                usage.unit(),
                usage.basis(),
                usage.firstSequence(),
                usage.count(),
                usage.gas(),
                deduction,
                usage.lines());
    }

    /** What is billed, in order. */
    public List<Usage> usages() {
        return ledger.entries().stream()
                .filter(UsageEntry.class::isInstance)
                .map(entry -> ((UsageEntry) entry).usage())
                .toList();
    }

    private AgreedTerms terms() {
        Agreement content = (Agreement) DocumentCodec.decode(agreement.json());
        return AgreedTerms.of(
                List.of(new Identified<>(agreement.hash(), content)),
                id -> List.of(
                        new Identified<>(TestRegistry.tariffDocument(tariff).hash(), tariff)));
    }

    private static Deductions deductions(String subMeter) {
        return new Deductions(
                TestRegistry.HOME,
                subMeter.equals(FLAT)
                        ? List.of(identified(FLAT_BENEATH))
                        : List.of(identified(BENEATH), identified(ELSEWHERE)));
    }

    /** The bundle as it is written. */
    public byte[] bytes() {
        if (tariff.needsPeriod()) {
            ledger.chargeCycle(month(), OptionalLong.empty(), BOOKED);
        }
        return bytes(ledger);
    }

    public static Bundle bundle() {
        TestHouse house = asRead();
        return house.bundle(house.ledger);
    }

    /** The bundle of a ledger whose period is closed with it. */
    public byte[] bytes(TestLedger open) {
        return BundleCodec.encode(bundle(open));
    }

    private Bundle bundle(TestLedger open) {
        List<StandingTerms> terms = tariff.needsPeriod() ? List.of() : List.of(TestBundles.terms(agreement, tariff));
        return TestBundles.of(Evidence.select(
                TestRegistry.ACCOUNT,
                open.close(TestRegistry.FROM, TestRegistry.TO, terms).entries(),
                blocks,
                documents(),
                TestRegistry.keys()));
    }

    /** Its entries before the close. */
    public TestLedger open() {
        return ledger;
    }

    private CycleCharges month() {
        CycleUse use =
                CycleUse.of(measured.values(), Set.of(agreement.hash()), Set.of(), TestRegistry.FROM, TestRegistry.TO);
        return new CycleCharges(
                agreement.hash(),
                Optional.of(TestRegistry.HOME),
                "common-area",
                TestRegistry.FROM,
                TestRegistry.TO,
                List.of(TestRegistry.tariffDocument(tariff).hash()),
                CycleRating.rate(List.of(tariff), TestRegistry.FROM, TestRegistry.TO, use, Carried.NOTHING)
                        .lines());
    }

    private List<SignedDocument> documents() {
        List<SignedDocument> documents = new ArrayList<>(List.of(
                TestRegistry.account(),
                TestRegistry.usagePoint(TestRegistry.HOME, "house"),
                flat,
                BENEATH,
                ELSEWHERE,
                agreement,
                TestRegistry.tariffDocument(tariff),
                TestRegistry.close()));
        for (String usagePoint : List.of(TestRegistry.HOME, FLAT, MOVED)) {
            documents.add(TestRegistry.enrolment(meter(usagePoint)));
            documents.add(installation(usagePoint));
        }
        return documents;
    }

    private static SignedDocument installation(String usagePoint) {
        return TestRegistry.installation(meter(usagePoint), usagePoint);
    }

    /** The serial of the meter that stands at a usage point. */
    private static String meter(String usagePoint) {
        return usagePoint.equals(TestRegistry.HOME) ? "home-meter" : usagePoint;
    }

    private static String usagePoint(Hash meter) {
        return List.of(TestRegistry.HOME, FLAT, MOVED).stream()
                .filter(each -> TestRegistry.meter(meter(each)).equals(meter))
                .findFirst()
                .orElseThrow();
    }

    private static Parent beneath(Optional<Instant> to) {
        return new Parent(TestRegistry.HOME, new Effective(TestRegistry.ALWAYS.from(), to));
    }

    /** A description that puts a flat beneath the house. */
    public static SignedDocument beneath(String flat) {
        return described(flat, Commodity.ELECTRICITY, beneath(Optional.empty()));
    }

    public static SignedDocument described(String id, Commodity commodity, Parent... parents) {
        return TestRegistry.described(
                new UsagePoint(id, "house", "At house", commodity, ZoneId.of("Etc/UTC"), "51.5", "-0.12")
                        .beneath(List.of(parents)));
    }

    private static Identified<UsagePoint> identified(SignedDocument document) {
        return new Identified<>(document.hash(), (UsagePoint) DocumentCodec.decode(document.json()));
    }

    private static SignedBlock seal(String serial, long first, long closing, long... values) {
        return signed(BlockBuilder.seal(channel(serial), Hash.ZERO), serial, first, closing, values);
    }

    private static SignedBlock live(String serial, long first, long closing, long value) {
        return signed(BlockBuilder.live(channel(serial)), serial, first, closing, value);
    }

    private static Channel channel(String serial) {
        return new Channel(TestRegistry.meter(serial), ObisCode.ACTIVE_IMPORT);
    }

    private static SignedBlock signed(BlockBuilder builder, String serial, long first, long closing, long... values) {
        return builder.firstSequence(first)
                .start(TestRegistry.FROM.plus(QUARTER.multipliedBy(first - 1)))
                .interval(QUARTER)
                .values(values)
                .closingRegister(closing)
                .sign(new TestKeys(serial).signer(), new byte[32]);
    }
}
