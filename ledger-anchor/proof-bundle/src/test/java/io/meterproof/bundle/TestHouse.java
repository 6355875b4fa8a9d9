package io.meterproof.bundle;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.CycleDecisions;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.cycle.RuledUse;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.Party;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.period.Carried;
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
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.Limit;
import io.meterproof.metering.settlement.AcceptedBlock;
import io.meterproof.metering.settlement.AgreedTerms;
import io.meterproof.metering.settlement.Correction;
import io.meterproof.metering.settlement.CountedBlock;
import io.meterproof.metering.settlement.LateUse;
import io.meterproof.metering.settlement.Settlement;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.settlement.TreeChannelStore;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
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

/** Three days of a landlord's house with two sub-metered flats, whose use is deducted. */
public final class TestHouse {
    public static final Instant BOOKED = Instant.parse("2026-03-04T01:00:00Z");

    private final SignedDocument flat;
    private final Tariff tariff;
    private final SignedDocument agreement;
    private final boolean gross;
    private final TestLedger ledger = new TestLedger();
    private final List<BlockEvidence> blocks = new ArrayList<>();
    private final Map<Channel, TreeChannelStore> stores = new HashMap<>();
    private final Map<Hash, MeasuredUse> measured = new LinkedHashMap<>();
    private final Map<Hash, Long> sequences = new HashMap<>();
    private final Map<Hash, List<Line>> policyLines = new HashMap<>();

    /** @param flat the description of the first flat that its deductions name */
    TestHouse(SignedDocument flat, TariffComponent... components) {
        this(flat, List.of(), false, components);
    }

    private TestHouse(SignedDocument flat, List<AccountRule> rules, boolean gross, TariffComponent... components) {
        this.flat = flat;
        this.gross = gross;
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
                TestRegistry.ALWAYS,
                Party.CUSTOMER,
                rules));
    }

    /** On a tariff that prices each interval as it is read. */
    public static TestHouse asRead() {
        return asRead(TestFlats.FLAT_BENEATH);
    }

    /** The same, with another description of the first flat in place of the one that deductions name. */
    public static TestHouse asRead(SignedDocument flat) {
        return new TestHouse(flat, energy(), new StandingCharge("standing", new BigDecimal("0.4"))).settled();
    }

    /** On a tariff with tiers and demand, which its months are charged. */
    public static TestHouse byMonth() {
        return new TestHouse(TestFlats.FLAT_BENEATH, tiers(), demand()).settled();
    }

    /**
     * The same with a limit on what is used in the month.
     *
     * @param gross whether house and flats are decided apart, as no settlement does
     */
    public static TestHouse limited(boolean gross) {
        Limit limit = new Limit.OfAmount(9_000, Limit.Span.MONTH);
        List<AccountRule> rules = List.of(new AccountRule("9 kWh", TestRegistry.FROM, Optional.empty(), limit));
        return new TestHouse(TestFlats.FLAT_BENEATH, rules, gross, tiers(), demand()).settled();
    }

    static EnergyCharge energy() {
        TimeOfUsePrice price = new TimeOfUsePrice("energy", new BigDecimal("0.301"), Set.of(), Optional.empty());
        return new EnergyCharge("energy", MeasurementUnit.KILOWATT_HOUR, List.of(price));
    }

    private static TieredCharge tiers() {
        TieredPrice price = new TieredPrice(
                "energy",
                List.of(new Tier(Optional.of(5_000L), new BigDecimal("0.21")), Tier.open(new BigDecimal("0.37"))),
                When.ALWAYS);
        return new TieredCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                TieredCharge.Allocation.IN_ORDER_OF_USE,
                TieredCharge.Basis.MONTH,
                List.of(price));
    }

    private static DemandCharge demand() {
        TieredPrice peak = new TieredPrice("peak", List.of(Tier.open(new BigDecimal("4.5"))), When.ALWAYS);
        return new DemandCharge(
                "demand",
                (int) TestHouseDays.QUARTER.toMinutes(),
                DemandCharge.Assessment.MONTHLY,
                List.of(peak),
                Optional.empty());
    }

    private TestHouse settled() {
        TestHouseDays.all().forEach(day -> settle(day, BOOKED));
        return this;
    }

    /** Settles a block and books what comes of it. */
    void settle(SignedBlock day, Instant booked) {
        String usagePoint = TestFlats.usagePoint(day);
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
                usagePoint.equals(TestRegistry.HOME) ? terms() : terms().with(TestFlats.deductions(usagePoint)),
                TestFlats.installed(usagePoint),
                stores.computeIfAbsent(channel, unseen -> new TreeChannelStore()));
        settlement.accept(counted).corrections().forEach(correction -> book(correction, booked));
        blocks.add(TestBundles.evidence(day, usagePoint));
    }

    private void book(Correction correction, Instant booked) {
        LateUse late = new LateUse(booked);
        for (SettlementEvent event : correction.events()) {
            SettlementEvent due = event instanceof SettlementEvent.Reverse reverse
                    ? reverse.with(policyLines.remove(reverse.usageId()))
                    : late.bound((SettlementEvent.Bill) event);
            book(due, booked);
            late.booked(due);
            List<Line> lines = due.usage().lines();
            policyLines.put(due.usageId(), lines.subList(event.usage().lines().size(), lines.size()));
        }
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
        return usage.with(usage.deduction()
                .map(each ->
                        each.usagePoint().equals(TestFlats.FLAT) ? new Deduction(TestFlats.FLAT, flat.hash()) : each));
    }

    private AgreedTerms terms() {
        Agreement content = (Agreement) DocumentCodec.decode(agreement.json());
        return AgreedTerms.of(
                List.of(new Identified<>(agreement.hash(), content)),
                id -> List.of(
                        new Identified<>(TestRegistry.tariffDocument(tariff).hash(), tariff)));
    }

    /** What is billed, in order. */
    public List<Usage> usages() {
        return ledger.entries().stream()
                .filter(UsageEntry.class::isInstance)
                .map(entry -> ((UsageEntry) entry).usage())
                .toList();
    }

    /** Its entries before the close. */
    public TestLedger open() {
        return ledger;
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
        return house.closed(house.ledger);
    }

    /** The bundle of a ledger whose period is closed with it. */
    public byte[] bytes(TestLedger open) {
        return BundleCodec.encode(closed(open));
    }

    private Bundle closed(TestLedger open) {
        List<StandingTerms> terms = tariff.needsPeriod() ? List.of() : List.of(TestBundles.terms(agreement, tariff));
        return bundle(open.close(TestRegistry.FROM, TestRegistry.TO, terms), TestRegistry.close());
    }

    /** The bundle of a closed ledger. */
    Bundle bundle(TestLedger closed, SignedDocument... closes) {
        List<SignedDocument> documents = new ArrayList<>(TestFlats.documents(flat));
        documents.addAll(List.of(TestRegistry.account(), agreement, TestRegistry.tariffDocument(tariff)));
        documents.addAll(List.of(closes));
        return TestBundles.of(
                Evidence.select(TestRegistry.ACCOUNT, closed.entries(), blocks, documents, TestRegistry.keys()));
    }

    private CycleCharges month() {
        CycleUse use =
                CycleUse.of(measured.values(), Set.of(agreement.hash()), Set.of(), TestRegistry.FROM, TestRegistry.TO);
        List<Line> lines = new ArrayList<>(
                CycleRating.rate(List.of(tariff), TestRegistry.FROM, TestRegistry.TO, use, Carried.NOTHING)
                        .lines());
        lines.addAll(decisions());
        return new CycleCharges(
                agreement.hash(),
                Optional.of(TestRegistry.HOME),
                "common-area",
                TestRegistry.FROM,
                TestRegistry.TO,
                List.of(TestRegistry.tariffDocument(tariff).hash()),
                lines);
    }

    private List<Line> decisions() {
        Agreement ruled = (Agreement) DocumentCodec.decode(agreement.json());
        String key = AccountTerms.key(ruled);
        List<RuledUse> uses = measured.values().stream()
                .map(use -> new RuledUse(gross ? apart(use) : use, key, ruled.rules()))
                .toList();
        return CycleDecisions.lines(
                key, ruled.rules(), tariff, MeasurementUnit.KILOWATT_HOUR, uses, TestRegistry.FROM, TestRegistry.TO);
    }

    private static MeasuredUse apart(MeasuredUse use) {
        return new MeasuredUse(
                use.usagePoint(), use.agreement(), use.tariff(), use.unit(), use.intervals(), use.charged());
    }
}
