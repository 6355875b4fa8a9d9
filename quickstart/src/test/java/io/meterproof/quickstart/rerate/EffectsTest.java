package io.meterproof.quickstart.rerate;

import static io.meterproof.quickstart.rerate.ReRatingTest.agreement;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EffectsTest {
    private static final Instant DAY = Instant.parse("2026-03-01T23:00:00Z");
    private static final Hash AGREED = hash(1);
    private static final Tariff OLD = PlanTest.tariff("old", "kWh", "EUR", "0.30");
    private static final Tariff NEW = PlanTest.tariff("new", "kWh", "EUR", "0.28");

    private final Effects effects = new Effects(
            List.of(new Identified<Contract>(AGREED, agreement("a", "old", DAY, null))),
            Optional.empty(),
            new Repricing(List.of(new Identified<>(hash(2), NEW))));

    @Test
    void whatStandsIsPricedAnew() {
        effects.add(usage("a-1", 1, OLD));

        // 23 hours of 1 kWh at 0.30, one at 0.50; then at 0.28 and 0.50.
        assertThat(effects.byAccount()).containsExactly(new Effect("a-1", "EUR", 7_400_000, 6_940_000, 1, 0, 0, 0));
    }

    @Test
    void whatWasTakenBackDoesNotCount() {
        effects.add(usage("a-1", 1, OLD));
        effects.add(new ReversalEntry(header("a-1", 2), 1, AGREED, List.of()));

        assertThat(effects.byAccount()).isEmpty();
    }

    @Test
    void whatIsSpreadWithinALineIsCalledAnEstimate() {
        Tariff flat = PlanTest.tariff("flat", "kWh", "EUR", "0.50");
        effects.add(usage("a-1", 1, flat));
        Usage one = ((UsageEntry) usage("a-1", 1, flat)).usage();
        Line whole = one.lines().get(0);
        effects.add(new UsageEntry(
                header("a-1", 2),
                withLine(
                        one,
                        new Line(
                                whole.component(),
                                whole.name(),
                                DAY,
                                DAY.plusSeconds(86400),
                                24_000,
                                whole.price(),
                                12_000_000,
                                Optional.empty())),
                OptionalLong.empty()));

        assertThat(effects.byAccount().get(0).spread()).isEqualTo(1);
        assertThat(effects.byAccount().get(0).corrected()).isEqualTo(2 * 6_940_000);
    }

    @Test
    void whatIsOlderThanTheArchiveGivesBackStays() {
        effects.add(usage("a-1", 1, OLD));
        Usage day = ((UsageEntry) usage("a-1", 2, OLD)).usage();
        Instant later = Instant.parse("2029-05-01T00:00:00Z");
        Line line = new Line(
                "energy", Optional.empty(), later, later.plusSeconds(86400), 0, BigDecimal.ZERO, 0, Optional.empty());
        effects.add(new UsageEntry(header("a-1", 2), withLine(day, line), OptionalLong.empty()));

        assertThat(effects.byAccount().get(0).behind()).isEqualTo(1);
        assertThat(effects.byAccount().get(0).charged()).isZero();
    }

    @Test
    void peopleReadAccountsMoneyAndTheWorstCase() {
        effects.add(usage("a-1", 1, OLD));
        effects.add(usage("b-1", 1, OLD));
        StringWriter out = new StringWriter();

        new EffectsText(new PrintWriter(out)).print(effects.byAccount());

        assertThat(out.toString())
                .contains("2 accounts, 2 usage entries; 14.80 is charged, 13.88 will be")
                .contains("2 pay 0.92 less; at worst a-1: 6.94 instead of 7.40");
    }

    private static UsageEntry usage(String account, long sequence, Tariff tariff) {
        long[] hours = new long[24];
        Arrays.fill(hours, 1000);
        Intervals intervals = new Intervals(hours, 0, 24, DAY.getEpochSecond(), 3600);
        List<Line> lines = Rating.rate(tariff, MeasurementUnit.KILOWATT_HOUR, intervals);
        return new UsageEntry(header(account, sequence), usage(account, lines), OptionalLong.empty());
    }

    private static Usage withLine(Usage usage, Line line) {
        return usage(usage.account(), List.of(line));
    }

    private static Usage usage(String account, List<Line> lines) {
        return new Usage(
                account,
                "EUR",
                "point",
                "home",
                AGREED,
                hash(3),
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfEdit(hash(4), hash(5), List.of()),
                1,
                24,
                lines);
    }

    private static EntryHeader header(String account, long sequence) {
        return new EntryHeader(account, sequence, Hash.ZERO, DAY, "EUR", 0);
    }

    private static Hash hash(int octet) {
        byte[] bytes = new byte[Hash.LENGTH];
        bytes[0] = (byte) octet;
        return Hash.of(bytes);
    }
}
