package io.meterproof.quickstart.scenario.opendata;

import io.meterproof.formats.csv.ThermCsv.Therms;
import io.meterproof.quickstart.scenario.Calendar;
import io.meterproof.quickstart.scenario.FileSum;
import io.meterproof.quickstart.scenario.Post;
import io.meterproof.quickstart.scenario.Registry;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.scenario.UseAccounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Homes whose gas was measured once. The network publishes calorific values in advance, year by year, but those of one month only
 * in the middle of the next; then it also corrects a day that it had published.
 */
record MeasuredGas(Map<String, List<Therms>> homes, Seed seed) {
    /** MJ/m³, in thousandths. */
    private static final int LOWEST = 38_200;

    private static final int HIGHEST = 41_100;
    private static final int MILLI_DIGITS = 3;
    private static final BigDecimal MISREAD = new BigDecimal("0.75");
    private static final int LATE_MONTH = 4;
    private static final int DAY_OF_PUBLICATION = 15;

    /**
     * Puts all up.
     *
     * @param open opens an account
     * @return the files' own sums
     */
    List<FileSum> play(Registry registry, Calendar calendar, Post post, UseAccounts uses, Consumer<String> open) {
        NavigableMap<LocalDate, BigDecimal> values = values();
        List<FileSum> sums = new ArrayList<>();
        homes.forEach((name, therms) -> {
            MeasuredGasHome home = new MeasuredGasHome(name, therms);
            open.accept(home.account());
            sums.add(home.play(seed, registry, post, uses, values));
        });
        if (!values.isEmpty()) {
            publish(values, registry, calendar);
        }
        return sums;
    }

    private NavigableMap<LocalDate, BigDecimal> values() {
        SplittableRandom random = seed.random("calorific-values");
        NavigableMap<LocalDate, BigDecimal> values = new TreeMap<>();
        homes.forEach((name, therms) ->
                new MeasuredGasHome(name, therms).days().forEach(day -> values.put(day, BigDecimal.ZERO)));
        values.replaceAll((day, unknown) -> BigDecimal.valueOf(random.nextInt(LOWEST, HIGHEST), MILLI_DIGITS));
        return values;
    }

    private static void publish(NavigableMap<LocalDate, BigDecimal> values, Registry registry, Calendar calendar) {
        YearMonth late = YearMonth.from(values.firstKey()).plusMonths(LATE_MONTH);
        LocalDate corrected = late.atDay(1).minusDays(1);
        Map<Integer, Map<LocalDate, BigDecimal>> early = new TreeMap<>();
        Map<LocalDate, BigDecimal> later = new HashMap<>();
        values.forEach((day, value) -> {
            if (YearMonth.from(day).equals(late)) {
                later.put(day, value);
            } else if (day.equals(corrected)) {
                later.put(day, value);
                year(early, day).put(day, value.add(MISREAD));
            } else {
                year(early, day).put(day, value);
            }
        });
        Instant begin =
                values.firstKey().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        early.values().forEach(year -> registry.calorificValues(MeasuredGasHome.published(begin, year)));
        if (!later.isEmpty()) {
            Instant at = late.plusMonths(1)
                    .atDay(DAY_OF_PUBLICATION)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            calendar.calorificValues(MeasuredGasHome.published(at, later));
        }
    }

    private static Map<LocalDate, BigDecimal> year(Map<Integer, Map<LocalDate, BigDecimal>> years, LocalDate day) {
        return years.computeIfAbsent(day.getYear(), unseen -> new HashMap<>());
    }
}
