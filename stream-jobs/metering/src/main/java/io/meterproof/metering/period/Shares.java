package io.meterproof.metering.period;

import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.Vat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Levies and taxes as a share of other components. The base is what those cost, each rounded to the minor unit, as
 * quantity in thousandths of the currency; the price is the share of one. A share that two tariff versions of a cycle
 * have in common is charged once.
 */
record Shares(List<Part> parts, String currency) {
    private static final long MICROS_PER_MILLI = 1000;
    private static final int PERCENT_DIGITS = 2;

    /** The lines of levies, then of taxes on all that was charged, levies included. */
    List<Line> on(List<Line> charges) {
        List<Line> all = new ArrayList<>(charges);
        for (Levy levy : distinct(Levy.class)) {
            line(levy, levy.percent(), Optional.empty(), levy.on()::contains, charges)
                    .ifPresent(all::add);
        }
        List<Line> taxable = List.copyOf(all);
        for (Vat vat : distinct(Vat.class)) {
            Predicate<String> taxed = vat.on().isEmpty() ? component -> true : vat.on()::contains;
            line(vat, vat.percent(), Optional.of(vat.category()), taxed, taxable)
                    .ifPresent(all::add);
        }
        return all.subList(charges.size(), all.size());
    }

    private <T extends TariffComponent> List<T> distinct(Class<T> kind) {
        return parts.stream()
                .flatMap(part -> part.tariff().components().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .distinct()
                .toList();
    }

    private Optional<Line> line(
            TariffComponent share, BigDecimal percent, Optional<String> name, Predicate<String> on, List<Line> lines) {
        List<Part> holding = parts.stream()
                .filter(part -> part.tariff().components().contains(share))
                .toList();
        List<Line> base = lines.stream()
                .filter(line -> holding.stream().anyMatch(part -> part.holds(line.from())))
                .toList();
        long amount = Sums.rounded(base, on, currency);
        if (amount == 0) {
            return Optional.empty();
        }
        Part last = holding.get(holding.size() - 1);
        Part whole = new Part(
                last.tariff(),
                last.cycle(),
                last.use().since(holding.get(0).use().from()));
        return Optional.of(
                whole.line(share.id(), name, amount / MICROS_PER_MILLI, percent.movePointLeft(PERCENT_DIGITS)));
    }
}
