package io.meterproof.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.Evidence;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeCharge;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LineContextTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T17:00:00Z");
    private static final SignedDocument TARIFF = new SignedDocument(
            DocumentCodec.encode(new TariffVersion(new Tariff(
                    "charging",
                    "EUR",
                    ZoneOffset.UTC,
                    BEGIN,
                    Optional.empty(),
                    "half-up",
                    List.of(
                            new EnergyCharge(
                                    "energy",
                                    MeasurementUnit.KILOWATT_HOUR,
                                    List.of(new TimeOfUsePrice(
                                            "flat", new BigDecimal("0.35"), Set.of(), Optional.empty()))),
                            new StartFee("start", new BigDecimal("0.50")),
                            new TimeCharge("time", new BigDecimal("1.20"), 60))))),
            List.of());
    private static final UsageEntry SESSION = new UsageEntry(
            header(1),
            new Usage(
                    "a-1",
                    "EUR",
                    "up-1",
                    "ev-charging",
                    Hash.ZERO,
                    TARIFF.hash(),
                    MeasurementUnit.KILOWATT_HOUR,
                    new Basis.OfBlock(Hash.ZERO),
                    1,
                    1,
                    List.of(line("energy", 7000, "0.35"), line("start", 1000, "0.50"), line("time", 1500, "1.20"))),
            OptionalLong.empty());

    private final LineContext context =
            new LineContext(Papers.of(new Evidence("a-1", List.of(SESSION), List.of(), List.of(TARIFF), List.of())));

    @Test
    void startAndTimeOfASessionCountInUnitsOfTheirOwn() {
        context.add(SESSION);

        assertThat(SESSION.lines().stream()
                        .map(line -> context.of(SESSION, line).unit()))
                .containsExactly("kWh", "", "h");
    }

    @Test
    void aReversalCountsInTheUnitsOfWhatItTakesBack() {
        context.add(SESSION);
        List<Line> negated = SESSION.lines().stream().map(Line::negated).toList();
        ReversalEntry reversal = new ReversalEntry(header(2), 1, Hash.ZERO, negated);

        assertThat(negated.stream().map(line -> context.of(reversal, line).unit()))
                .containsExactly("kWh", "", "h");
    }

    @Test
    void aStandingChargeBelongsWhereItsAgreementSaysThoughNothingWasUsedUnderIt() {
        Agreement unused = new Agreement(
                "unused",
                "a-1",
                "up-7",
                ObisCode.ACTIVE_IMPORT,
                "cellar",
                "charging",
                new Effective(BEGIN, Optional.empty()));
        SignedDocument document = new SignedDocument(DocumentCodec.encode(unused), List.of());
        Line standing = new Line(
                "standing",
                Optional.empty(),
                BEGIN,
                BEGIN.plusSeconds(86_400),
                1000,
                BigDecimal.ONE,
                1_000_000,
                Optional.of(document.hash()));
        PeriodChargesEntry charges =
                new PeriodChargesEntry(header(1), BEGIN, BEGIN.plusSeconds(86_400), List.of(standing));

        LineContext of =
                new LineContext(Papers.of(new Evidence("a-1", List.of(), List.of(), List.of(document), List.of())));

        assertThat(of.of(charges, standing))
                .extracting(Use::usagePoint, Use::endUse)
                .containsExactly("up-7", "cellar");
    }

    private static EntryHeader header(long sequence) {
        return new EntryHeader("a-1", sequence, Hash.ZERO, BEGIN, "EUR", 0);
    }

    private static Line line(String component, long quantity, String price) {
        return new Line(
                component,
                Optional.empty(),
                BEGIN,
                BEGIN.plusSeconds(5400),
                quantity,
                new BigDecimal(price),
                quantity * new BigDecimal(price).movePointRight(3).longValueExact(),
                Optional.empty());
    }
}
