package io.meterproof.invoice;

import io.meterproof.bundle.Evidence;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.CycleClosing;
import io.meterproof.metering.cycle.KeptCycles;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.ledger.MapUsageIndex;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.SeriesPrice;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.Vat;
import io.meterproof.statement.Papers;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** An account of one home from March 2026 on, whose chain is written as the settlement job writes it. */
final class Household {
    private static final Instant BEGIN = midnight("2026-03-01");
    private static final int DAY = 86_400;
    private static final Tariff LIST = new Tariff(
            "fees",
            "EUR",
            ZoneId.of("UTC"),
            BEGIN,
            Optional.empty(),
            "half-up",
            List.of(
                    new Fee("reconnection", new BigDecimal("40.00")),
                    new Fee("letter", new BigDecimal("1.335")),
                    new Vat("tax", "S", new BigDecimal("20"), List.of())));
    private static final SignedDocument PRICE_LIST = unsigned(new TariffVersion(LIST));

    private final SignedDocument tariffDocument;
    private final SignedDocument agreementDocument;
    private final SignedDocument exportDocument;
    private final Identified<Tariff> tariff;
    private final AccountTerms terms;
    private final AccountLedger ledger = new AccountLedger(new MapUsageIndex(), PrivacyKey.of(new byte[32]));
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<Hash, Usage> billed = new HashMap<>();
    private AccountState state = AccountState.opened("a-1", "EUR");
    private KeptCycles kept = KeptCycles.NOTHING;
    private String exportedFor = "roof";
    private SeriesPrices published = SeriesPrices.NONE;

    Household(TariffComponent... components) {
        Tariff version =
                new Tariff("home", "EUR", ZoneId.of("UTC"), BEGIN, Optional.empty(), "half-up", List.of(components));
        tariffDocument = unsigned(new TariffVersion(version));
        tariff = new Identified<>(tariffDocument.hash(), version);
        Agreement agreement = agreement("agreement", ObisCode.ACTIVE_IMPORT, "home");
        agreementDocument = unsigned(agreement);
        Agreement export = agreement("roof", ObisCode.ACTIVE_EXPORT, "roof");
        exportDocument = unsigned(export);
        List<Identified<Contract>> contracts = new ArrayList<>();
        contracts.add(new Identified<>(agreementDocument.hash(), agreement));
        if (version.creditsExport()) {
            contracts.add(new Identified<>(exportDocument.hash(), export));
        }
        terms = AccountTerms.of("a-1", List.of(contracts), id -> List.of(tariff));
    }

    private static Agreement agreement(String id, ObisCode type, String endUse) {
        return new Agreement(id, "a-1", "up-1", type, endUse, "home", new Effective(BEGIN, Optional.empty()));
    }

    /** From now on, by prices of each day's begin, UTC seconds. */
    Household published(LongFunction<String> priceOfDay) {
        published = (series, second) ->
                Optional.of(new SeriesPrice(second, second + DAY, new BigDecimal(priceOfDay.apply(second))));
        return this;
    }

    static Instant midnight(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    /** So many Wh on a day, under a name. */
    Household used(String name, String day, long quantity) {
        return bill(name, day, quantity, Optional.empty(), midnight(day).plusSeconds(DAY));
    }

    /** What was booked under a name is booked anew under another, on some day. */
    Household corrected(String name, String again, String day, long quantity, String booked) {
        Hash usageId = hash(name);
        take(ledger.reverse(state, usageId, billed.get(usageId), Hash.ZERO, midnight(booked)));
        kept = kept.without(usageId);
        return bill(again, day, quantity, Optional.of(usageId), midnight(booked));
    }

    /** What is fed in is measured for the same end use as what is taken. */
    Household ofOneEndUse() {
        exportedFor = "home";
        return this;
    }

    /** So many Wh fed in on a day. */
    Household exported(String name, String day, long quantity) {
        return bill(
                name,
                ObisCode.ACTIVE_EXPORT,
                day,
                quantity,
                Optional.empty(),
                midnight(day).plusSeconds(DAY));
    }

    private Household bill(String name, String day, long quantity, Optional<Hash> replaces, Instant booked) {
        return bill(name, ObisCode.ACTIVE_IMPORT, day, quantity, replaces, booked);
    }

    private Household bill(
            String name, ObisCode type, String day, long quantity, Optional<Hash> replaces, Instant booked) {
        Intervals intervals =
                new Intervals(new long[] {quantity}, 0, 1, midnight(day).getEpochSecond(), DAY);
        List<Line> lines = Rating.asRead(tariff.content(), type, MeasurementUnit.KILOWATT_HOUR, intervals, published);
        Usage usage = usage(type.equals(ObisCode.ACTIVE_EXPORT), lines);
        billed.put(hash(name), usage);
        take(ledger.bill(state, hash(name), usage, replaces, booked));
        kept = kept.with(
                hash(name),
                new MeasuredUse(
                        usage.usagePoint(), usage.agreement(), usage.tariff(), usage.unit(), intervals, List.of()));
        return this;
    }

    private Usage usage(boolean export, List<Line> lines) {
        return new Usage(
                "a-1",
                "EUR",
                "up-1",
                export ? exportedFor : "home",
                export ? exportDocument.hash() : agreementDocument.hash(),
                tariff.hash(),
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(Hash.ZERO),
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                export,
                lines);
    }

    /** A session without any energy from the begin of a day on, of so many seconds at 30 EUR an hour. */
    Household charging(String name, String day, long seconds) {
        BigDecimal price = new BigDecimal("30");
        Instant begin = midnight(day);
        Line time = new Line(
                "time",
                Optional.empty(),
                begin,
                begin.plusSeconds(seconds),
                Amounts.share(seconds, 1000, 3600),
                price,
                Amounts.ofTime(seconds, price),
                Optional.empty());
        take(ledger.bill(state, hash(name), usage(false, List.of(time)), Optional.empty(), begin.plusSeconds(DAY)));
        return this;
    }

    /** A reconnection on some day, of which a price list tells the fee. */
    Household reconnected(String day) {
        return charged("order-1", "reconnection", 1, day);
    }

    /** So many letters on some day, of which a price list tells the fee. */
    Household written(int count, String day) {
        return charged("letters of " + day, "letter", count, day);
    }

    private Household charged(String id, String fee, int count, String day) {
        FeeCharge charge = new FeeCharge(id, "a-1", "fees", PRICE_LIST.hash(), fee, count, midnight(day));
        take(ledger.chargeFee(state, hash(id), charge, LIST, midnight(day)));
        return this;
    }

    /** The fee of entry {@code sequence} is taken back on some day. */
    Household withdrawn(int sequence, String day) {
        take(ledger.reverse(state, sequence, entries.get(sequence - 1).lines(), hash("withdrawal"), midnight(day)));
        return this;
    }

    /** Closes a period the day after its last. */
    Household closed(String from, String to) {
        PeriodClose close = new PeriodClose(
                "close-" + from,
                "a-1",
                midnight(from),
                midnight(to),
                midnight(to).plusSeconds(100_000));
        CycleClosing closing = CycleClosing.calculate(terms, kept, close.from(), close.to());
        CycleClosing.Closed closed = closing.close(ledger, state, close, List.of(), hash(from), close.at());
        closed.steps().forEach(this::take);
        kept = closed.kept();
        return this;
    }

    private void take(LedgerStep step) {
        entries.add(step.entry());
        state = step.next();
    }

    /** Micro-units that the ledger has charged. */
    long balance() {
        return state.balance();
    }

    Papers papers() {
        return Papers.of(new Evidence(
                "a-1",
                entries,
                List.of(),
                List.of(
                        tariffDocument,
                        agreementDocument,
                        PRICE_LIST,
                        exportDocument,
                        unsigned(new UsagePoint(
                                "up-1", "home", "Home", Commodity.ELECTRICITY, ZoneId.of("UTC"), "1.0", "1.0")),
                        unsigned(new Account("a-1", "Ada", "EUR", Payment.CREDIT, 0))),
                List.of()));
    }

    private static Hash hash(String name) {
        return TreeHasher.sha256(name.getBytes(StandardCharsets.UTF_8));
    }

    private static SignedDocument unsigned(Document document) {
        return new SignedDocument(DocumentCodec.encode(document), List.of());
    }
}
