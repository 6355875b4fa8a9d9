package io.meterproof.metering.signature;

/** Whether the twin (r, n-s) of an ECDSA signature counts: native blocks have one form, foreign formats do not. */
public enum HighS {
    REFUSED,
    ALLOWED
}
