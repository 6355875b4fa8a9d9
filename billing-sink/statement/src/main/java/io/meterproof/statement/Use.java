package io.meterproof.statement;

import java.util.Comparator;

/**
 * Where and for what something was used or charged.
 *
 * @param unit of the quantities, such as {@code kWh}; {@code d} for standing charges, empty for rounding
 */
public record Use(String usagePoint, String endUse, String unit) implements Comparable<Use> {
    /** The usage point of charges that belong to the account as a whole. */
    public static final String ACCOUNT = "account";

    public static final String DAYS = "d";

    private static final Comparator<Use> ORDER =
            Comparator.comparing(Use::usagePoint).thenComparing(Use::endUse).thenComparing(Use::unit);

    @Override
    public int compareTo(Use other) {
        return ORDER.compare(this, other);
    }
}
