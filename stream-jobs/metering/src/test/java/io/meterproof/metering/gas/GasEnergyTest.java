package io.meterproof.metering.gas;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GasEnergyTest {
    private static final GasEnergy WINTER = new GasEnergy(new BigDecimal("0.95120"), new BigDecimal("40.2"));

    @Test
    void aCubicMetreOfThirtySixMegajoulesIsTenKilowattHours() {
        assertThat(new GasEnergy(BigDecimal.ONE, new BigDecimal("36")).of(0, 1_000))
                .containsExactly(10_000);
    }

    @Test
    void volumeTimesFactorTimesCalorificValueOverThreePointSixIsRoundedHalfUp() {
        // 353 l x 0.9512 x 40.2 MJ/m3 / 3.6 = 3749.4719 Wh
        assertThat(WINTER.of(0, 353)).containsExactly(3_749);
    }

    @Test
    void theEnergyOfADayIsThatOfItsVolumeHoweverItIsCut() {
        long[] volumes = {1, 2, 333, 0, 17, -4, 9};
        long[] whole = WINTER.of(1_000, volumes);
        long[] cut = LongStream.concat(
                        Arrays.stream(WINTER.of(1_000, Arrays.copyOf(volumes, 2))),
                        Arrays.stream(WINTER.of(1_003, Arrays.copyOfRange(volumes, 2, volumes.length))))
                .toArray();

        assertThat(cut).isEqualTo(whole);
        assertThat(Arrays.stream(whole).sum())
                .isEqualTo(WINTER.of(1_000, Arrays.stream(volumes).sum())[0]);
    }

    @Test
    void theFactorReducesTheVolumeToStandardConditions() {
        // 103.5 / 101.325 x 273.15 / 288.15 = 0.968292
        BigDecimal factor = StandardConditions.DIN_1343.factor(new BigDecimal("103.5"), new BigDecimal("288.15"));

        assertThat(factor).isEqualByComparingTo("0.96829");
    }

    @Test
    void theHourBeforeTheGasDayBeginsBelongsToTheDayBefore() {
        GasDay day = new GasDay(ZoneId.of("Europe/Berlin"), LocalTime.of(6, 0));

        assertThat(day.of(Instant.parse("2026-03-02T04:59:59Z"))).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(day.of(Instant.parse("2026-03-02T05:00:00Z"))).isEqualTo(LocalDate.of(2026, 3, 2));
    }
}
