package io.meterproof.invoice;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * What becomes one line of an invoice.
 *
 * @param unit of the quantity; empty for what has none
 * @param price empty for what is priced interval by interval, which is one line whatever the prices
 * @param rebills number of the statement whose use this bills again; 0 for use that was not billed before
 */
record LineKey(
        String usagePoint,
        String endUse,
        String unit,
        String component,
        String name,
        Optional<BigDecimal> price,
        TaxCategory tax,
        long rebills)
        implements Comparable<LineKey> {
    /** The unit of what is charged for each event: a fee, the start of a session. */
    static final String EVENTS = "events";

    private static final Comparator<LineKey> ORDER = Comparator.comparing(LineKey::rebills)
            .thenComparing(LineKey::usagePoint)
            .thenComparing(LineKey::endUse)
            .thenComparing(LineKey::component)
            .thenComparing(LineKey::name)
            .thenComparing(LineKey::unit)
            .thenComparing(key -> key.price().isPresent())
            .thenComparing(key -> key.price().orElse(BigDecimal.ZERO))
            .thenComparing(LineKey::tax);

    LineKey {
        price = price.map(BigDecimal::stripTrailingZeros);
    }

    /** The same, billing again what a statement billed. */
    LineKey again(long statement) {
        return new LineKey(usagePoint, endUse, unit, component, name, price, tax, statement);
    }

    /** The part of a statement's documents that it is in; money that goes from bill to bill is beside what is taxed, if anything is. */
    InvoicedPart part(long statement) {
        return new InvoicedPart(statement, tax.equals(TaxCategory.OUTSIDE));
    }

    /** Whether it is no charge, but money that goes from bill to bill. */
    boolean isCarried() {
        return tax.equals(TaxCategory.CARRIED);
    }

    /** As a line that nobody taxes. */
    LineKey outsideTax() {
        return new LineKey(usagePoint, endUse, unit, component, name, price, TaxCategory.OUTSIDE, rebills);
    }

    @Override
    public int compareTo(LineKey other) {
        return ORDER.compare(this, other);
    }
}
