package io.meterproof.statement;

import java.math.BigDecimal;
import java.util.List;

/** What places and end uses are headed with: whole coins that sum to the whole, the largest remainders rounded up. */
public final class Headings {
    private static final int MICRO = 6;

    private Headings() {}

    /**
     * The headings of the parts of a whole.
     *
     * @param whole an exact decimal, such as {@code 80.03}; rounded half up to the currency's smallest coin
     * @param parts exact decimals that sum to the whole
     * @return decimals with the currency's digits, one for each part
     */
    public static List<String> of(String currency, String whole, List<String> parts) {
        if (parts.isEmpty()) {
            return List.of();
        }
        MinorUnit coin = MinorUnit.of(currency);
        List<Long> exact = parts.stream().map(Headings::micros).toList();
        return coin.allocate(exact, coin.nearest(micros(whole))).stream()
                .map(coin::text)
                .toList();
    }

    private static long micros(String money) {
        return new BigDecimal(money).movePointRight(MICRO).longValueExact();
    }
}
