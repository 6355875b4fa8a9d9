package io.meterproof.formats.signed;

/** Departures from a standard that an operator may grant by name. None is granted unless configured. */
public enum Leniency {
    /** A DER integer with its highest bit set is read as positive, as if its leading zero byte were there (X.690 8.3.3). */
    MISSING_DER_SIGN_BYTE
}
