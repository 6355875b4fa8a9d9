package io.meterproof.quickstart.conformance.tariffs;

import io.meterproof.quickstart.conformance.set.CsvTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rates in eeco's table, as charges of a span of days in equal steps. Keys are theirs. */
record EecoRates(List<EecoRow> rows) {
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT);
    private static final int DAY_SECONDS = 86_400;

    static EecoRates read(Path file) throws IOException {
        return new EecoRates(CsvTable.read(file, ',').stream().map(EecoRow::new).toList());
    }

    /** The prices at every step by their key; a charge for customers has one price. */
    Map<String, List<BigDecimal>> charges(LocalDate start, LocalDate end, int stepSeconds) {
        Map<String, List<BigDecimal>> charges = new LinkedHashMap<>();
        Map<String, Integer> ranks = new HashMap<>();
        int steps = Math.toIntExact((end.toEpochDay() - start.toEpochDay()) * DAY_SECONDS / stepSeconds);
        for (EecoRow row : rows) {
            LocalDate first = effective(row, "effective_start_date", start);
            LocalDate last = effective(row, "effective_end_date", end.minusDays(1));
            String kind = row.text("utility") + "_" + row.text("type");
            int rank = ranks.merge(kind + first + last + row.limit(), 1, Integer::sum) - 1;
            String prefix = kind + "_" + row.name(rank) + "_";
            if (row.text("type").equals("customer")) {
                charges.put(prefix + dates(first, last) + "0", List.of(row.price()));
            } else if (row.text("type").equals("demand") && row.text("assessed").equals("daily")) {
                for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                    add(
                            charges,
                            prefix + dates(day, day) + row.limit().toPlainString(),
                            row.prices(start, steps, stepSeconds, day, day.plusDays(1)));
                }
            } else {
                add(
                        charges,
                        prefix + dates(first, last) + row.limit().toBigInteger(),
                        row.prices(start, steps, stepSeconds, first, last.plusDays(1)));
            }
        }
        return charges;
    }

    /** A date as their keys and tables write it. */
    static LocalDate date(String text) {
        if (text.contains("/")) {
            return LocalDate.parse(text, AMERICAN);
        }
        return text.contains("-") ? LocalDate.parse(text) : LocalDate.parse(text, COMPACT);
    }

    private static LocalDate effective(EecoRow row, String column, LocalDate otherwise) {
        return row.text(column).isEmpty() ? otherwise : date(row.text(column));
    }

    private static String dates(LocalDate first, LocalDate last) {
        return first.format(COMPACT) + "_" + last.format(COMPACT) + "_";
    }

    private static void add(Map<String, List<BigDecimal>> charges, String key, List<BigDecimal> prices) {
        List<BigDecimal> known = charges.get(key);
        List<BigDecimal> sums = new ArrayList<>(prices);
        if (known != null) {
            for (int i = 0; i < sums.size(); i++) {
                sums.set(i, sums.get(i).add(known.get(i)));
            }
        }
        charges.put(key, sums);
    }
}
