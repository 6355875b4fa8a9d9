package io.meterproof.metering.period;

import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.Vat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Levies and taxes as a share of other components. The base is what those cost, each rounded to the minor unit, as
 * quantity in thousandths of the currency; the price is the share of one. A share that two tariff versions of a cycle
 * have in common is charged once, but a levy once for each way in which they tax it.
 */
record Shares(List<Part> parts, String currency) {
    private static final long MICROS_PER_MILLI = 1000;
    private static final int PERCENT_DIGITS = 2;

    /** The lines of levies, then of taxes on all that was charged, levies included. */
    List<Line> on(List<Line> charges) {
        List<Line> all = new ArrayList<>(charges);
        for (Levy levy : distinct(Levy.class)) {
            for (List<Part> holding : taxedAlike(holding(levy))) {
                line(levy, levy.percent(), Optional.empty(), holding, levy.on()::contains, charges)
                        .ifPresent(all::add);
            }
        }
        List<Line> taxable = List.copyOf(all);
        for (Vat vat : distinct(Vat.class)) {
            Predicate<String> taxed = vat.on().isEmpty() ? component -> true : vat.on()::contains;
            line(vat, vat.percent(), Optional.of(vat.category()), holding(vat), taxed, taxable)
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

    private List<Part> holding(TariffComponent share) {
        return parts.stream()
                .filter(part -> part.tariff().components().contains(share))
                .toList();
    }

    private static Collection<List<Part>> taxedAlike(List<Part> parts) {
        return parts.stream()
                .collect(Collectors.groupingBy(Shares::taxes, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static List<TariffComponent> taxes(Part part) {
        return part.tariff().components().stream().filter(Vat.class::isInstance).toList();
    }

    private Optional<Line> line(
            TariffComponent share,
            BigDecimal percent,
            Optional<String> name,
            List<Part> holding,
            Predicate<String> on,
            List<Line> lines) {
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
                last.use().since(holding.get(0).use().from()),
                last.isLast());
        return Optional.of(
                whole.line(share.id(), name, amount / MICROS_PER_MILLI, percent.movePointLeft(PERCENT_DIGITS)));
    }
}
