package io.meterproof.statement;

import java.util.Comparator;

/** Where and for what something was used or charged; charges of the account as a whole are at the usage point {@code account}. */
public record Use(String usagePoint, String endUse, String unit) implements Comparable<Use> {
    public static final String ACCOUNT = "account";
    static final String DAYS = "d";

    private static final Comparator<Use> ORDER =
            Comparator.comparing(Use::usagePoint).thenComparing(Use::endUse).thenComparing(Use::unit);

    @Override
    public int compareTo(Use other) {
        return ORDER.compare(this, other);
    }
}
