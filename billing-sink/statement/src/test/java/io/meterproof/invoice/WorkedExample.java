package io.meterproof.invoice;

import io.meterproof.bundle.Evidence;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.statement.Papers;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Two months of a home at 0.2529 a kWh and 0.85 a day with 20 % tax; in April a late reading makes 123.456 kWh of March 130.000.
 */
final class WorkedExample {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final BigDecimal PRICE = new BigDecimal("0.2529");
    private static final SignedDocument TARIFF = unsigned(new TariffVersion(new Tariff(
            "home",
            "EUR",
            ZoneId.of("UTC"),
            MARCH,
            Optional.empty(),
            "half-up",
            List.of(
                    new EnergyCharge(
                            "energy",
                            MeasurementUnit.KILOWATT_HOUR,
                            List.of(new TimeOfUsePrice("day", PRICE, Set.of(), Optional.empty()))),
                    new StandingCharge("standing", new BigDecimal("0.85")),
                    new Vat("vat", "S", new BigDecimal("20"), List.of())))));
    private static final SignedDocument AGREEMENT = unsigned(new Agreement(
            "agreement",
            "a-1",
            "up-1",
            ObisCode.ACTIVE_IMPORT,
            "home",
            "home",
            new Effective(MARCH, Optional.empty())));

    private final List<LedgerEntry> entries = new ArrayList<>();
    private long balance;
    private long opening;
    private int first = 1;

    private WorkedExample() {}

    static Papers papers() {
        WorkedExample example = new WorkedExample();
        example.use(MARCH, 123_456, 31_222_022, OptionalLong.empty());
        example.use(MARCH, 10_000, 2_529_000, OptionalLong.empty());
        example.close(MARCH, APRIL, 31, 26_350_000, -1_022, 12_020_000);
        example.reverse(1);
        example.use(MARCH, 130_000, 32_877_000, OptionalLong.of(5));
        example.use(APRIL, 100_000, 25_290_000, OptionalLong.empty());
        example.close(APRIL, MAY, 30, 25_500_000, -4_978, 10_490_000);
        return Papers.of(new Evidence(
                "a-1",
                example.entries,
                List.of(),
                List.of(
                        TARIFF,
                        AGREEMENT,
                        unsigned(new UsagePoint(
                                "up-1", "home", "Home", Commodity.ELECTRICITY, ZoneId.of("UTC"), "1.0", "1.0")),
                        unsigned(new Account("a-1", "Ada", "EUR", Payment.CREDIT, 0))),
                List.of()));
    }

    private void use(Instant from, long quantity, long amount, OptionalLong rebills) {
        Line line = line("energy", Optional.of("day"), from, from.plusSeconds(86_400), quantity, PRICE, amount, false);
        Usage usage = new Usage(
                "a-1",
                "EUR",
                "up-1",
                "home",
                AGREEMENT.hash(),
                TARIFF.hash(),
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(Hash.ZERO),
                1,
                96,
                List.of(line));
        entries.add(new UsageEntry(header(from, amount), usage, rebills));
    }

    private void reverse(int sequence) {
        Line line = entries.get(sequence - 1).lines().get(0).negated();
        entries.add(new ReversalEntry(header(APRIL, line.amount()), sequence, Hash.ZERO, List.of(line)));
    }

    private void close(Instant from, Instant to, int days, long standing, long rounding, long tax) {
        List<Line> lines = List.of(
                line("standing", Optional.empty(), from, to, days * 1000L, new BigDecimal("0.85"), standing, true),
                line("vat", Optional.of("S"), from, to, tax / 200, new BigDecimal("0.2"), tax, true),
                line("rounding", Optional.of("energy"), from, to, 0, BigDecimal.ZERO, rounding, false));
        Instant booked = to.plusSeconds(100_000);
        entries.add(new PeriodChargesEntry(header(booked, standing + rounding + tax), from, to, lines));
        int last = entries.size();
        entries.add(new StatementEntry(
                header(booked, 0), from, to, first, last, last - first + 1, 5, Hash.ZERO, opening, balance));
        first = last + 2;
        opening = balance;
    }

    private EntryHeader header(Instant booked, long amount) {
        balance += amount;
        return new EntryHeader("a-1", entries.size() + 1, Hash.ZERO, booked, "EUR", balance);
    }

    private static Line line(
            String component,
            Optional<String> name,
            Instant from,
            Instant to,
            long quantity,
            BigDecimal price,
            long amount,
            boolean agreed) {
        return new Line(
                component,
                name,
                from,
                to,
                quantity,
                price,
                amount,
                agreed ? Optional.of(AGREEMENT.hash()) : Optional.empty());
    }

    private static SignedDocument unsigned(Document document) {
        return new SignedDocument(DocumentCodec.encode(document), List.of());
    }
}
