package io.meterproof.formats.signed;

/** What an error makes unusable for billing, OCMF table 7, {@code EF}. */
public enum UnusableQuantity {
    ENERGY,
    TIME
}
