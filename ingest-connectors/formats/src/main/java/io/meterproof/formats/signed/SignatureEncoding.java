package io.meterproof.formats.signed;

/** How r and s are written. */
public enum SignatureEncoding {
    /** {@code SEQUENCE { INTEGER r, INTEGER s }}, RFC 3279 section 2.2.3. */
    DER,
    /** r ‖ s, each as long as a coordinate, IEEE P1363. */
    PLAIN
}
