package io.meterproof.statement;

import io.meterproof.metering.rating.Line;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lines of a statement's entries, added up by use, component and price. */
final class CoveredCharges {
    private final SortedMap<Key, Sum> sums = new TreeMap<>();

    record Key(Use use, String component, String name) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::use).thenComparing(Key::component).thenComparing(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param price empty where the lines have several */
    record Sum(long quantity, long amount, Optional<BigDecimal> price) {
        Sum plus(Sum other) {
            boolean same =
                    price.isPresent() && other.price.isPresent() && price.get().compareTo(other.price.get()) == 0;
            return new Sum(
                    Math.addExact(quantity, other.quantity),
                    Math.addExact(amount, other.amount),
                    same ? price : Optional.empty());
        }
    }

    void add(Use use, Line line) {
        Key key = new Key(use, line.component(), line.name().orElse(""));
        sums.merge(key, new Sum(line.quantity(), line.amount(), Optional.of(line.price())), Sum::plus);
    }

    SortedMap<Key, Sum> sums() {
        return sums;
    }

    long total() {
        return sums.values().stream().mapToLong(Sum::amount).reduce(0, Math::addExact);
    }

    static AccountStatement.Component component(Key key, Sum sum) {
        boolean measured = !key.use().unit().isEmpty();
        return new AccountStatement.Component(
                key.use().usagePoint(),
                key.component(),
                key.name(),
                measured ? Figures.quantity(sum.quantity()) : "",
                key.use().unit(),
                measured ? sum.price().map(BigDecimal::toPlainString).orElse("") : "",
                Figures.money(sum.amount()));
    }
}
