package io.meterproof.metering.ledger;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Entries and usage for tests. */
final class Entries {
    static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    static final Hash BLOCK = TreeHasher.sha256(new byte[] {1});

    private Entries() {}

    static Usage usage(String component, long amount) {
        Line line = new Line(
                component,
                Optional.of("day ☀ \"1\"\n"),
                FROM,
                FROM.plusSeconds(900),
                1234,
                new BigDecimal("0.2529"),
                amount,
                Optional.empty());
        return new Usage(
                "a-1",
                "EUR",
                "up-1",
                "home",
                BLOCK,
                Hash.ZERO,
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(BLOCK),
                1,
                96,
                List.of(line));
    }

    static EntryHeader header(long sequence, long balance) {
        return new EntryHeader("a-1", sequence, BLOCK, FROM, "EUR", balance);
    }

    static List<LedgerEntry> all() {
        Usage usage = usage("energy", -5);
        Usage estimate = new Usage(
                "a-1",
                "EUR",
                "up-1",
                "home",
                BLOCK,
                BLOCK,
                MeasurementUnit.CUBIC_METRE,
                new Basis.OfEstimate("scaled-to-advance/1", BLOCK, Hash.ZERO),
                1L << 60,
                1,
                List.of());
        Line standing = new Line(
                "standing", Optional.empty(), FROM, FROM, 31_000, BigDecimal.ONE, 31_000_000, Optional.of(BLOCK));
        return List.of(
                new UsageEntry(header(1, Long.MIN_VALUE), usage, OptionalLong.empty()),
                new UsageEntry(header(2, Long.MAX_VALUE), estimate, OptionalLong.of(7)),
                new ReversalEntry(
                        header(3, 0), 1, BLOCK, List.of(usage.lines().get(0).negated())),
                new TopUpEntry(header(4, -1), BLOCK, 20_000_000),
                new PeriodChargesEntry(header(5, 10), FROM, FROM.plusSeconds(1), List.of(standing)),
                new StatementEntry(header(6, 10), FROM, FROM.plusSeconds(1), 1, 5, 5, 3, BLOCK, 0, 10),
                new UsageEntry(
                        header(7, 0),
                        resting(new Basis.OfBlock(
                                BLOCK, new Origin(OriginClass.HEAD_END_ATTESTED, true), List.of(Hash.ZERO))),
                        OptionalLong.empty()),
                new UsageEntry(
                        header(8, 0),
                        resting(new Basis.OfEstimate(
                                "scaled-to-advance/1", BLOCK, Hash.ZERO, List.of(Hash.ZERO, BLOCK))),
                        OptionalLong.empty()),
                new UsageEntry(
                        header(9, 0),
                        resting(new Basis.OfAdvance("to-removal/1", BLOCK, Hash.ZERO, List.of(BLOCK))),
                        OptionalLong.empty()),
                new CycleChargesEntry(header(10, 0), cycle(Optional.of("up-1")), OptionalLong.empty()),
                new CycleChargesEntry(header(11, 0), cycle(Optional.empty()), OptionalLong.of(11)),
                new NoticeEntry(header(12, 0), BLOCK));
    }

    private static CycleCharges cycle(Optional<String> usagePoint) {
        Line tax = new Line(
                "vat",
                Optional.of("S"),
                FROM,
                FROM.plusSeconds(1),
                1000,
                new BigDecimal("0.25"),
                250_000,
                Optional.empty());
        return new CycleCharges(
                BLOCK, usagePoint, "home", FROM, FROM.plusSeconds(1), List.of(BLOCK, Hash.ZERO), List.of(tax));
    }

    private static Usage resting(Basis basis) {
        return new Usage(
                "a-1", "EUR", "up-1", "home", BLOCK, BLOCK, MeasurementUnit.KILOWATT_HOUR, basis, 1, 1, List.of());
    }
}
