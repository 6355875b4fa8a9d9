package io.meterproof.formats.block;

/** Who vouches for a reading. A signature of ours never raises it. State keeps the order of these. */
public enum OriginClass {
    METER_SIGNED,
    GATEWAY_SIGNED,
    HEAD_END_ATTESTED,
    MANUAL,
    CUSTOMER_READ
}
