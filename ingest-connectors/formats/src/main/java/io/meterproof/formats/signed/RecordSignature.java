package io.meterproof.formats.signed;

/**
 * An ECDSA signature as it came, not yet looked into. The array is owned by the record and must not be changed.
 *
 * @param value the bytes after hexadecimal or base64 is undone
 * @param encoding how they hold r and s
 * @param curve the curve that the record claims
 */
@SuppressWarnings("ArrayRecordComponent")
public record RecordSignature(byte[] value, SignatureEncoding encoding, EllipticCurve curve, SignatureHash hash) {

    /** r ‖ s over SHA-256, on the curve. */
    public static RecordSignature plain(byte[] value, EllipticCurve curve) {
        return new RecordSignature(value, SignatureEncoding.PLAIN, curve, SignatureHash.SHA256);
    }
}
