package io.meterproof.records.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.NoticeEntry;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerRecordsTest {
    private static final Instant JUNE = Instant.parse("2012-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2012-07-01T00:00:00Z");
    private static final EntryHeader HEADER =
            new EntryHeader("A-1", 7, hash("previous"), JUNE.plusMillis(123), "EUR", -5_000_000);
    private static final Line LINE = new Line(
            "energy", Optional.of("peak"), JUNE, JULY, 1_234, new BigDecimal("0.2500"), 308_500, Optional.empty());
    private static final Line STANDING = new Line(
            "standing",
            Optional.empty(),
            JUNE,
            JULY,
            30_000,
            new BigDecimal("0.85"),
            25_500_000,
            Optional.of(hash("agreement")));

    static Stream<LedgerEntry> entries() {
        return Stream.of(
                new UsageEntry(HEADER, usage(new Basis.OfBlock(hash("block"))), OptionalLong.empty()),
                new UsageEntry(HEADER, usage(new Basis.OfBlock(hash("block"))), OptionalLong.of(6)),
                new UsageEntry(HEADER, deducted(usage(new Basis.OfBlock(hash("block")))), OptionalLong.empty()),
                new UsageEntry(
                        HEADER,
                        usage(new Basis.OfLikeDay(
                                hash("last"),
                                hash("order"),
                                List.of(1, 2, 4),
                                List.of(hash("block")),
                                List.of(hash("edit")))),
                        OptionalLong.empty()),
                new UsageEntry(
                        HEADER,
                        usage(new Basis.OfBlock(
                                hash("block"),
                                new Origin(OriginClass.CUSTOMER_READ, true),
                                List.of(hash("installation")))),
                        OptionalLong.empty()),
                new UsageEntry(
                        HEADER,
                        usage(new Basis.OfAdvance(
                                "to-removal/1", hash("block"), hash("installation"), List.of(hash("reset")))),
                        OptionalLong.empty()),
                new UsageEntry(
                        HEADER,
                        usage(new Basis.OfEstimate("scaled-to-advance/1", hash("after"), hash("before"))),
                        OptionalLong.empty()),
                new UsageEntry(HEADER, exported(usage(new Basis.OfBlock(hash("block")))), OptionalLong.empty()),
                new ReversalEntry(HEADER, 3, hash("cause"), List.of(LINE.negated())),
                new TopUpEntry(HEADER, hash("top-up"), 20_000_000),
                new CycleChargesEntry(HEADER, cycle(Optional.of("up-1")), OptionalLong.empty()),
                new CycleChargesEntry(HEADER, cycle(Optional.empty()), OptionalLong.of(6)),
                new PeriodChargesEntry(HEADER, JUNE, JULY, List.of(STANDING)),
                new StatementEntry(HEADER, JUNE, JULY, 1, 6, 6, 9, hash("root"), 0, 1_000_000),
                new NoticeEntry(HEADER, hash("approval")));
    }

    private static CycleCharges cycle(Optional<String> usagePoint) {
        List<Hash> tariffs = List.of(hash("tariff"), hash("another"));
        return new CycleCharges(hash("agreement"), usagePoint, "home", JUNE, JULY, tariffs, List.of(LINE));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryComesBackAsItWas(LedgerEntry entry) throws Exception {
        assertThat(LedgerRecords.toPure(LedgerRecords.toAvro(entry))).isEqualTo(entry);
    }

    @Test
    void anUnknownTypeIsMalformed() {
        LedgerRecord record = LedgerRecords.toAvro(new TopUpEntry(HEADER, hash("top-up"), 1));
        record.setType("gift");

        assertThatThrownBy(() -> LedgerRecords.toPure(record)).isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void aReversalOfNothingIsMalformed() {
        LedgerRecord record = LedgerRecords.toAvro(new ReversalEntry(HEADER, 3, hash("cause"), List.of()));
        record.setReverses(null);

        assertThatThrownBy(() -> LedgerRecords.toPure(record))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("no reversal entry: it lacks reverses");
    }

    private static Usage usage(Basis basis) {
        return new Usage(
                "A-1",
                "EUR",
                "UP-1",
                "home",
                hash("agreement"),
                hash("tariff"),
                MeasurementUnit.KILOWATT_HOUR,
                basis,
                97,
                48,
                List.of(LINE));
    }

    private static Usage exported(Usage usage) {
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
                usage.deduction(),
                true,
                usage.lines());
    }

    private static Usage deducted(Usage usage) {
        return usage.with(Optional.of(new Deduction("flat-1", hash("flat-1"))));
    }

    private static Hash hash(String of) {
        return TreeHasher.sha256(of.getBytes(StandardCharsets.UTF_8));
    }
}
