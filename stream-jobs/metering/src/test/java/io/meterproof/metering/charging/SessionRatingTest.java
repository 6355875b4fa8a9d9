package io.meterproof.metering.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.IdleCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeCharge;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A session of 10 kWh from eight to nine that leaves at 09:25, worked out by hand. */
class SessionRatingTest {
    private static final Instant EIGHT = Instant.parse("2024-06-01T08:00:00Z");
    private static final Tariff TARIFF = new Tariff(
            "t",
            "EUR",
            ZoneOffset.UTC,
            Instant.EPOCH,
            Optional.empty(),
            "half-up",
            List.of(
                    new EnergyCharge(
                            "energy",
                            MeasurementUnit.KILOWATT_HOUR,
                            List.of(new TimeOfUsePrice("flat", new BigDecimal("0.25"), When.ALWAYS))),
                    new StartFee("start", new BigDecimal("0.50")),
                    new TimeCharge("time", new BigDecimal("1.20"), 900),
                    new IdleCharge("idle", new BigDecimal("6"), 600, 60)));

    @Test
    void energyStartTimeAndIdlingAreLinesOfTheirOwn() {
        List<Line> lines = rate(session(3600, 5100, true));

        assertThat(lines)
                .extracting(line -> line.component() + " " + line.amount())
                .containsExactly("energy 2500000", "start 500000", "time 1200000", "idle 1500000");
    }

    @Test
    void aBegunStepIsChargedWhole() {
        List<Line> lines = rate(session(3601, 3601, true));

        assertThat(lines)
                .filteredOn(line -> line.component().equals("time"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.to()).isEqualTo(EIGHT.plusSeconds(4500));
                    assertThat(line.quantity()).isEqualTo(1250);
                    assertThat(line.amount()).isEqualTo(1_500_000);
                });
    }

    @Test
    void withinGraceIdlingIsFree() {
        assertThat(rate(session(3600, 4200, true)))
                .noneMatch(line -> line.component().equals("idle"));
    }

    @Test
    void aClockThatIsNotProvenWithholdsPricesByTimeAndNothingElse() {
        List<Line> lines = rate(session(3600, 5100, false));

        assertThat(lines)
                .extracting(line -> line.component() + " " + line.name().orElse("") + " " + line.amount())
                .containsExactly("energy flat 2500000", "start  500000", "time withheld 0", "idle withheld 0");
        assertThat(lines.get(2).quantity()).isEqualTo(1000);
    }

    @Test
    void whereNothingTellsWhenChargingEndedIdlingIsWithheld() {
        Intervals whole = new Intervals(new long[] {10_000}, 0, 1, EIGHT.getEpochSecond(), 5100);
        SessionUse use = SessionUse.of(ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, whole, true);

        assertThat(rate(use))
                .extracting(line -> line.component() + " " + line.name().orElse("") + " " + line.amount())
                .containsExactly("energy flat 2500000", "start  500000", "time  1800000", "idle withheld 0");
    }

    private static List<Line> rate(SessionUse use) {
        return SessionRating.rate(TARIFF, use, SeriesPrices.NONE);
    }

    private static SessionUse session(long charged, long end, boolean proven) {
        return new SessionUse(
                ObisCode.ACTIVE_IMPORT,
                MeasurementUnit.KILOWATT_HOUR,
                EIGHT,
                Optional.of(EIGHT.plusSeconds(charged)),
                EIGHT.plusSeconds(end),
                10_000,
                proven);
    }
}
