package io.meterproof.metering.document;

/** What a usage point delivers. */
public enum Commodity {
    ELECTRICITY,
    GAS,
    WATER,
    HEAT
}
