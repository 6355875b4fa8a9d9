package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.gas.GasDay;
import io.meterproof.metering.gas.StandardConditions;
import io.meterproof.metering.ledger.GasVolume;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementEvent.Bill;
import io.meterproof.metering.settlement.SettlementEvent.Reverse;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The meter of {@link Blocks} counts gas, on 1 March 2026 and the day after; gas days begin at midnight UTC. */
class GasSettlementTest {
    private static final String REGION = "north";
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final Channel CHANNEL = new Channel(Blocks.CHANNEL.meter(), ObisCode.GAS_VOLUME);
    private static final Hash CAUSE = Agreed.hash("cause");

    private final TreeChannelStore store = new TreeChannelStore();
    private final List<Identified<CalorificValues>> published = new ArrayList<>();

    @Test
    void theFirstDayOfAnotherValueIsWhereGasChanges() {
        publish(Map.of(LocalDate.of(2026, 3, 1), "40", LocalDate.of(2026, 3, 2), "41"));
        CalorificDays before = days(List.copyOf(published));
        publish(Map.of(LocalDate.of(2026, 3, 1), "40.0", LocalDate.of(2026, 3, 2), "42"));

        assertThat(days(published).changedSince(before, REGION)).contains(LocalDate.of(2026, 3, 2));
        assertThat(before.changedSince(before, REGION)).isEmpty();
    }

    @Test
    void aVolumeIsBilledAsItsEnergyWithVolumeAndFactorsNamed() {
        publish(Map.of(FIRST, "36"));

        List<SettlementEvent> events = accept(gas(BlockKind.SEAL, 1, 10, 20));

        assertThat(events).singleElement().isInstanceOf(Bill.class);
        assertThat(events.get(0).usage().unit()).isEqualTo(MeasurementUnit.KILOWATT_HOUR);
        assertThat(quantity(events.get(0))).isEqualTo(300);
        assertThat(events.get(0).usage().gas())
                .contains(new GasVolume(30, new BigDecimal("1.00000"), new BigDecimal("36")));
        assertThat(events.get(0).usage().basis().documents())
                .containsExactlyInAnyOrder(conversion().hash(), published.get(0).hash());
    }

    @Test
    void eachGasDayHasItsOwnCalorificValue() {
        publish(Map.of(FIRST, "36", FIRST.plusDays(1), "39.6"));

        List<SettlementEvent> events = accept(gas(BlockKind.SEAL, 95, 10, 20, 30));

        assertThat(events).extracting(GasSettlementTest::quantity).containsExactly(300L, 330L);
    }

    @Test
    void aDayWithoutACalorificValueWaitsAndSettlesWhenItIsPublished() {
        publish(Map.of(FIRST, "36"));
        assertThat(accept(gas(BlockKind.SEAL, 95, 10, 20, 30))).hasSize(1);
        assertThat(store.head().orElseThrow().waiting()).isEqualTo(1);

        publish(Map.of(FIRST.plusDays(1), "39.6"));
        List<SettlementEvent> events = settlement().resettle(CAUSE).events();

        assertThat(events).singleElement().isInstanceOf(Bill.class);
        assertThat(quantity(events.get(0))).isEqualTo(330);
        assertThat(store.head().orElseThrow().waiting()).isZero();
    }

    @Test
    void aCorrectedCalorificValueBillsItsDayAnewAndNoOther() {
        publish(Map.of(FIRST, "36", FIRST.plusDays(1), "39.6"));
        accept(gas(BlockKind.SEAL, 95, 10, 20, 30));

        publish(Map.of(FIRST, "36", FIRST.plusDays(1), "40.68"));
        List<SettlementEvent> events = settlement().resettle(CAUSE).events();

        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOf(Reverse.class);
        assertThat(quantity(events.get(0))).isEqualTo(330);
        assertThat(quantity(events.get(1))).isEqualTo(339);
    }

    @Test
    void liveReadingsAndTheirSealComeToTheSameEnergy() {
        publish(Map.of(FIRST, "40.2"));
        long live = 0;
        for (int i = 1; i <= 7; i++) {
            live += quantity(accept(gas(BlockKind.LIVE, i, Blocks.truth(i))).get(0));
        }

        assertThat(accept(gas(BlockKind.SEAL, 1, Blocks.truths(1, 7)))).isEmpty();
        TreeChannelStore other = new TreeChannelStore();
        List<SettlementEvent> sealed = new Settlement(CHANNEL, Agreed.gas("one"), installed(), other)
                .accept(gas(BlockKind.SEAL, 1, Blocks.truths(1, 7)))
                .events();
        assertThat(sealed.stream().mapToLong(GasSettlementTest::quantity).sum()).isEqualTo(live);
    }

    @Test
    void anEstimatedGapIsConvertedTooAndItsRegisterSumsUp() {
        publish(Map.of(FIRST, "36"));
        accept(gas(BlockKind.LIVE, 1, Blocks.truth(1)));

        List<SettlementEvent> events = accept(gas(BlockKind.LIVE, 4, Blocks.truth(4)));

        assertThat(events).hasSize(2);
        assertThat(quantity(events.get(0))).isEqualTo((Blocks.truth(2) + Blocks.truth(3)) * 10);
        assertThat(events.get(0).usage().gas()).isPresent();
    }

    @Test
    void aGapWhoseEnergyIsOutOfRangeIsNotEstimated() {
        publish(Map.of(FIRST, "36"));
        accept(volume(Blocks.accepted(BlockKind.LIVE, 1, 0, Blocks.INTERVAL, 1, 0)));

        List<SettlementEvent> events =
                accept(volume(Blocks.accepted(BlockKind.LIVE, 3, 5_000_000_000L, Blocks.INTERVAL, 3, 0)));

        assertThat(events).singleElement().isInstanceOf(Bill.class);
        assertThat(quantity(events.get(0))).isZero();
    }

    @Test
    void whatWasConvertedSurvivesTheState() {
        publish(Map.of(FIRST, "36"));
        accept(gas(BlockKind.SEAL, 1, 10, 20));
        ActualBlock block = store.block(new BlockKey(BlockKind.SEAL, 1)).orElseThrow();

        assertThat(ActualBlockCodec.decode(ActualBlockCodec.encode(block)).standing())
                .isEqualTo(block.standing());
        SettlementEvent event = new Bill(
                block.standing().get(0).usageId(), block.standing().get(0).usage(), Optional.empty());
        Correction correction = new Correction(List.of(event));
        assertThat(CorrectionCodec.decode(CorrectionCodec.encode(correction))).isEqualTo(correction);
    }

    private List<SettlementEvent> accept(AcceptedBlock block) {
        return settlement().accept(block).events();
    }

    private Settlement settlement() {
        return new Settlement(CHANNEL, Agreed.gas("one"), installed(), store);
    }

    private Installed installed() {
        return Installed.of(List.of(
                        Papers.identified(Papers.from(-1_000)),
                        Papers.identified(conversion().content())))
                .with(days(published));
    }

    private static Identified<GasConversion> conversion() {
        GasConversion conversion = new GasConversion(
                Blocks.CHANNEL.meter(),
                new Effective(Agreed.ALWAYS, Optional.empty()),
                REGION,
                new GasDay(ZoneId.of("Etc/UTC"), LocalTime.MIDNIGHT),
                StandardConditions.DIN_1343,
                new BigDecimal("101.325"),
                new BigDecimal("273.15"));
        return new Identified<>(Agreed.hash(conversion.toString()), conversion);
    }

    private static CalorificDays days(List<Identified<CalorificValues>> published) {
        return new CalorificDays(region -> region.equals(REGION) ? published : List.of());
    }

    private void publish(Map<LocalDate, String> values) {
        TreeMap<LocalDate, BigDecimal> days = new TreeMap<>();
        values.forEach((day, value) -> days.put(day, new BigDecimal(value)));
        CalorificValues document = new CalorificValues(REGION, Instant.parse("2026-03-03T00:00:00Z"), days);
        published.add(new Identified<>(Agreed.hash(document.toString()), document));
    }

    private static long quantity(SettlementEvent event) {
        return event.usage().lines().stream().mapToLong(Line::quantity).sum();
    }

    private static AcceptedBlock gas(BlockKind kind, long first, long... values) {
        long arrival = kind == BlockKind.SEAL ? 1_000 : first;
        return volume(Blocks.block(kind, first, arrival, values));
    }

    private static AcceptedBlock volume(AcceptedBlock told) {
        Block block = told.block();
        Block volume = new Block(
                block.kind(),
                block.algorithm(),
                block.meter(),
                block.key(),
                CHANNEL.obis(),
                MeasurementUnit.CUBIC_METRE,
                block.mode(),
                block.firstSequence(),
                block.start(),
                block.interval(),
                block.count(),
                block.closingRegister(),
                block.seal(),
                block.root());
        return new AcceptedBlock(
                volume,
                told.readings(),
                told.digest(),
                told.usagePoint(),
                told.arrival(),
                told.origin(),
                told.charging());
    }
}
