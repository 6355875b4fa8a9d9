package io.meterproof.invoice;

import java.util.Comparator;

/**
 * What of a statement stands in one document: what is outside of VAT stands with nothing else (EN 16931-1, BR-O-11).
 *
 * @param statement number of the statement
 * @param outside whether it is of category {@code O}
 */
record InvoicedPart(long statement, boolean outside) implements Comparable<InvoicedPart> {
    private static final Comparator<InvoicedPart> ORDER =
            Comparator.comparing(InvoicedPart::statement).thenComparing(InvoicedPart::outside);

    /** The rest of the statement. */
    InvoicedPart other() {
        return new InvoicedPart(statement, !outside);
    }

    @Override
    public int compareTo(InvoicedPart other) {
        return ORDER.compare(this, other);
    }
}
