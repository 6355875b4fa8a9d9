package io.meterproof.invoice;

import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.Vat;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * A VAT category and its rate (EN 16931-1, BT-118 and BT-119).
 *
 * @param code {@code O} where the tariff has no VAT for what is charged
 */
record TaxCategory(String code, BigDecimal percent) implements Comparable<TaxCategory> {
    static final TaxCategory OUTSIDE = new TaxCategory("O", BigDecimal.ZERO);
    /** Of money that is carried from bill to bill: it was taxed before. */
    static final TaxCategory CARRIED = new TaxCategory("", BigDecimal.ZERO);

    private static final Comparator<TaxCategory> ORDER =
            Comparator.comparing(TaxCategory::code).thenComparing(TaxCategory::percent);

    /** Of a component of a tariff. */
    static TaxCategory of(Optional<Tariff> tariff, String component) {
        return tariff.stream()
                .flatMap(version -> version.components().stream())
                .filter(Vat.class::isInstance)
                .map(Vat.class::cast)
                .filter(vat -> vat.on().isEmpty() || vat.on().contains(component))
                .map(vat -> new TaxCategory(vat.category(), vat.percent().stripTrailingZeros()))
                .findFirst()
                .orElse(OUTSIDE);
    }

    /** Why nothing is due, where nothing is (BT-120). */
    String exemptionReason() {
        return switch (code) {
            case "O" -> "Not subject to VAT";
            case "E" -> "Exempt from VAT";
            default -> "";
        };
    }

    /** Two spellings of a rate are one category. */
    @Override
    public int compareTo(TaxCategory other) {
        return ORDER.compare(this, other);
    }
}
