package io.meterproof.quickstart.quote;

import io.meterproof.metering.period.RatedPeriod;
import io.meterproof.metering.period.Unpriced;
import io.meterproof.metering.rating.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.StringJoiner;

/** A quote as a table: each line, then what every component comes to. */
record QuoteText(Quote quote) {
    private static final int MICRO_DIGITS = 6;
    private static final int MILLI_DIGITS = 3;

    String print() {
        StringJoiner text = new StringJoiner(System.lineSeparator());
        text.add(String.format(
                Locale.ROOT, "%-11s %-34s %16s %14s %16s", "from", "component", "quantity", "price", "amount"));
        for (RatedPeriod month : quote.months()) {
            month.lines().forEach(line -> text.add(row(line)));
        }
        text.add("");
        quote.components()
                .forEach((component, amount) ->
                        text.add(String.format(Locale.ROOT, "%-46s %s", component, money(amount))));
        text.add(String.format(
                Locale.ROOT,
                "%-46s %s %s",
                "total",
                money(quote.total()),
                quote.tariff().currency()));
        for (Unpriced unpriced : quote.unpriced()) {
            text.add("no price for " + unpriced.component() + " from " + unpriced.from() + " to " + unpriced.to());
        }
        return text.toString();
    }

    private String row(Line line) {
        ZoneId zone = quote.tariff().zone();
        String name = line.component() + line.name().map(given -> ", " + given).orElse("");
        return String.format(
                Locale.ROOT,
                "%-11s %-34s %16s %14s %16s",
                LocalDate.ofInstant(line.from(), zone),
                name,
                BigDecimal.valueOf(line.quantity(), MILLI_DIGITS),
                line.price().toPlainString(),
                BigDecimal.valueOf(line.amount(), MICRO_DIGITS));
    }

    private String money(long micros) {
        int digits = Currency.getInstance(quote.tariff().currency()).getDefaultFractionDigits();
        return BigDecimal.valueOf(micros, MICRO_DIGITS).setScale(digits).toPlainString();
    }
}
