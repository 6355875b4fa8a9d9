package io.meterproof.metering.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RatingProperties {
    private static final long YEAR_2026 = 1_767_225_600;

    @Property(tries = 300)
    void everyIntervalHasThePriceThatItsLocalTimeSays(
            @ForAll("zones") String zone,
            @ForAll @LongRange(min = 0, max = 365 * 96) long quarter,
            @ForAll @IntRange(min = 0, max = 95) int from,
            @ForAll @IntRange(min = 0, max = 95) int to) {
        Tariff tariff = Tariffs.energy(
                zone,
                Tariffs.price("a", "1", time(from), time(to), DayOfWeek.SUNDAY, DayOfWeek.TUESDAY),
                Tariffs.price("b", "2", time(to), time((to + 30) % 96)),
                Tariffs.price("c", "3"));
        long start = YEAR_2026 + quarter * 900;

        List<Line> lines =
                Rating.rate(tariff, MeasurementUnit.KILOWATT_HOUR, new Intervals(ones(300), 0, 300, start, 900));

        for (int i = 0; i < 300; i++) {
            Instant begin = Instant.ofEpochSecond(start + i * 900L);
            assertThat(nameAt(lines, begin)).isEqualTo(expected(tariff, begin));
        }
    }

    @Property(tries = 100)
    void quantitiesAreConserved(
            @ForAll("zones") String zone, @ForAll @Size(300) List<@IntRange(max = 9999) Integer> wh) {
        Tariff tariff = Tariffs.energy(zone, Tariffs.price("a", "0.1", "06:15", "21:45"), Tariffs.price("b", "0.2"));
        long[] quantities = wh.stream().mapToLong(Integer::longValue).toArray();

        List<Line> lines =
                Rating.rate(tariff, MeasurementUnit.KILOWATT_HOUR, new Intervals(quantities, 0, 300, YEAR_2026, 900));

        assertThat(lines.stream().mapToLong(Line::quantity).sum())
                .isEqualTo(wh.stream().mapToLong(Integer::longValue).sum());
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(
                "Europe/Copenhagen",
                "Australia/Sydney",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "America/St_Johns",
                "UTC");
    }

    private static String nameAt(List<Line> lines, Instant begin) {
        return lines.stream()
                .filter(line -> !begin.isBefore(line.from()) && begin.isBefore(line.to()))
                .map(line -> line.name().orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private static String expected(Tariff tariff, Instant begin) {
        ZonedDateTime local = begin.atZone(ZoneId.of(tariff.zone().getId()));
        EnergyCharge charge = (EnergyCharge) tariff.components().get(0);
        return charge.prices().stream()
                .filter(price -> price.when().windows().stream().allMatch(window -> isIn(window, local)))
                .map(TimeOfUsePrice::name)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isIn(TimeWindow window, ZonedDateTime local) {
        return (window.days().isEmpty() || window.days().contains(local.getDayOfWeek()))
                && window.hours()
                        .map(hours -> inside(hours.from(), hours.to(), local.toLocalTime()))
                        .orElse(true);
    }

    private static boolean inside(LocalTime from, LocalTime to, LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    private static String time(int quarter) {
        return LocalTime.ofSecondOfDay(quarter * 900L).toString();
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
