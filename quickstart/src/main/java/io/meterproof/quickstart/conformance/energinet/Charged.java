package io.meterproof.quickstart.conformance.energinet;

/**
 * A span in which a charge applies to a metering point of a supplier.
 *
 * @param quantity how many of the charge
 */
record Charged(
        Charge charge, String resolution, boolean isTax, Payer payer, String meteringPoint, int quantity, Span span) {

    /** By whom, and for what kind of metering point. */
    record Payer(String gridArea, String supplier, String meteringPointType, String settlementMethod) {}
}
