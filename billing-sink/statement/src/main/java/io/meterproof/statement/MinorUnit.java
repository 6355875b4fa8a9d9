package io.meterproof.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The smallest coin of a currency, in micro-units. */
public record MinorUnit(int digits, long micros) {
    private static final int MICRO_DIGITS = 6;
    private static final int QUANTITY_DIGITS = 3;
    private static final int MOST_DIGITS = 9;

    public static MinorUnit of(String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new MinorUnit(digits, BigDecimal.TEN.pow(MICRO_DIGITS - digits).longValueExact());
    }

    /** A decimal with the currency's digits. */
    public String text(long amount) {
        return BigDecimal.valueOf(amount, MICRO_DIGITS).setScale(digits).toPlainString();
    }

    /** A share of an amount, rounded half up (away from zero) to the smallest coin. */
    public long percent(long amount, BigDecimal percent) {
        return BigDecimal.valueOf(amount)
                        .multiply(percent)
                        .movePointLeft(2)
                        .divide(BigDecimal.valueOf(micros), 0, RoundingMode.HALF_UP)
                        .longValueExact()
                * micros;
    }

    /**
     * The average price of a quantity, in as few decimals, but no less than a coin's, as give an amount to the coin.
     *
     * @param quantity in thousandths
     * @return empty where the quantity is zero
     */
    public Optional<BigDecimal> average(long amount, long quantity) {
        if (quantity == 0) {
            return Optional.empty();
        }
        BigDecimal whole = BigDecimal.valueOf(quantity, QUANTITY_DIGITS);
        BigDecimal wanted = BigDecimal.valueOf(amount, MICRO_DIGITS).setScale(digits, RoundingMode.UNNECESSARY);
        return Stream.iterate(digits, scale -> scale + 1)
                .map(scale -> wanted.divide(whole, scale, RoundingMode.HALF_UP))
                .filter(price -> price.multiply(whole)
                        .setScale(digits, RoundingMode.HALF_UP)
                        .equals(wanted))
                .findFirst();
    }

    /**
     * How much an amount is the price of, in as few decimals, but no less than three and at most nine, as give it to the coin.
     *
     * @param price not zero
     */
    public BigDecimal quantity(long amount, BigDecimal price) {
        BigDecimal exact = BigDecimal.valueOf(amount, MICRO_DIGITS);
        BigDecimal wanted = exact.setScale(digits, RoundingMode.HALF_UP);
        return Stream.iterate(QUANTITY_DIGITS, scale -> scale < MOST_DIGITS, scale -> scale + 1)
                .map(scale -> exact.divide(price, scale, RoundingMode.HALF_UP))
                .filter(quantity -> quantity.multiply(price)
                        .setScale(digits, RoundingMode.HALF_UP)
                        .equals(wanted))
                .findFirst()
                .orElseGet(() -> exact.divide(price, MOST_DIGITS, RoundingMode.HALF_UP));
    }

    /** An amount, rounded half up (away from zero) to the smallest coin, as the ledger rounds. */
    public long nearest(long amount) {
        return percent(amount, BigDecimal.valueOf(100));
    }

    /**
     * Amounts in whole coins that sum to a whole total: each is rounded down, and the largest remainders get a coin more, earlier
     * ones first. Where the total is that of the exact amounts, rounded, each is less than a coin from its exact one.
     *
     * @param total in micro-units; a part of a coin is left out
     */
    public List<Long> allocate(List<Long> exact, long total) {
        List<Long> coins = new ArrayList<>(
                exact.stream().map(amount -> Math.floorDiv(amount, micros)).toList());
        long given = coins.stream().reduce(0L, Math::addExact);
        long left = Math.subtractExact(Math.floorDiv(total, micros), given);
        long each = Math.floorDiv(left, (long) exact.size());
        coins.replaceAll(amount -> Math.addExact(amount, each));
        IntStream.range(0, exact.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -Math.floorMod(exact.get(i), micros)))
                .limit(Math.floorMod(left, (long) exact.size()))
                .forEach(i -> coins.set(i, coins.get(i) + 1));
        return coins.stream().map(amount -> Math.multiplyExact(amount, micros)).toList();
    }
}
