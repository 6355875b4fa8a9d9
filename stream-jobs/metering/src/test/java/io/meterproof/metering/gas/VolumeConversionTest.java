package io.meterproof.metering.gas;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.rating.Intervals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Volumes of gas, worked out by hand: 1 m³ × 1.02264 × 39.5 MJ/m³ ÷ 3.6 = 11.2206 kWh. */
class VolumeConversionTest {
    private static final GasDay DAY = new GasDay(ZoneId.of("Europe/London"), LocalTime.of(5, 0));
    private static final BigDecimal FACTOR = new BigDecimal("1.02264");
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 10);
    private static final CalorificValues VALUES =
            new CalorificValues("SO", new TreeMap<>(Map.of(FIRST, new BigDecimal("39.5"))));

    @Test
    void aVolumeHoldsItsStandardVolumeTimesItsCalorificValue() {
        assertThat(EnergyContent.ofVolume(BigInteger.valueOf(1000), FACTOR, new BigDecimal("39.5")))
                .isEqualTo(11_221);
    }

    @Test
    void aThermIsAHundredThousandBritishThermalUnits() {
        assertThat(EnergyContent.ofTherms(new BigDecimal("1000"))).isEqualTo("29307.107");
    }

    @Test
    void pressureAndTemperatureMakeTheFactor() {
        assertThat(StandardConditions.DIN.factor(new BigDecimal("103.8"), new BigDecimal("288.15")))
                .isEqualTo("0.97110");
    }

    @Test
    void hoursBeforeTheGasDayBeginsBelongToTheDayBefore() {
        VolumeConversion.Result result = conversion(VALUES).convert(hours("2024-01-11T04:00:00Z", 2));

        assertThat(result.energy()).isEqualTo(11_221);
        assertThat(result.missing()).containsExactly(FIRST.plusDays(1));
    }

    @Test
    void aLateCalorificValueConvertsTheDayThatWaitedAndNoOther() {
        Intervals volumes = hours("2024-01-10T05:00:00Z", 48);
        VolumeConversion.Result before = conversion(VALUES).convert(volumes);

        VolumeConversion.Result after = conversion(VALUES.with(Map.of(FIRST.plusDays(1), new BigDecimal("39.0"))))
                .convert(volumes);

        assertThat(before.missing()).containsExactly(FIRST.plusDays(1));
        assertThat(before.energy()).isEqualTo(269_295);
        assertThat(after.missing()).isEmpty();
        assertThat(after.converted().get(0).energy().sum()).isEqualTo(269_295);
        assertThat(after.energy()).isEqualTo(269_295 + 265_886);
    }

    @Property(tries = 100)
    void theHoursOfADaySumToTheEnergyOfItsVolume(@ForAll @Size(24) List<@LongRange(min = 0, max = 5000) Long> volumes) {
        long[] values = volumes.stream().mapToLong(Long::longValue).toArray();
        Intervals day = new Intervals(
                values, 0, 24, Instant.parse("2024-01-10T05:00:00Z").getEpochSecond(), 3600);

        assertThat(conversion(VALUES).convert(day).energy())
                .isEqualTo(EnergyContent.ofVolume(BigInteger.valueOf(day.sum()), FACTOR, new BigDecimal("39.5")));
    }

    private static VolumeConversion conversion(CalorificValues values) {
        return new VolumeConversion(DAY, FACTOR, values);
    }

    private static Intervals hours(String begin, int count) {
        long[] volumes = new long[count];
        Arrays.fill(volumes, 1000);
        return new Intervals(volumes, 0, count, Instant.parse(begin).getEpochSecond(), 3600);
    }
}
