package io.meterproof.formats.sml;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.RecordSignature;
import java.util.Arrays;

/** r ‖ s, followed by two bytes that number the last entry of the event log and are signed with the rest. */
public final class Edl40Signature {
    public static final int LOG_INDEX_LENGTH = 2;

    private Edl40Signature() {}

    /** The curve that the length tells. */
    static EllipticCurve curve(byte[] signature) throws MalformedSignedRecordException {
        return switch (signature.length) {
            case 48, 50 -> EllipticCurve.SECP192R1;
            case 64, 66 -> EllipticCurve.SECP256R1;
            default -> throw new MalformedSignedRecordException("a signature of " + signature.length + " bytes");
        };
    }

    /**
     * The signature without the log index.
     *
     * @throws MalformedSignedRecordException for a length that belongs to no curve of EDL40
     */
    public static RecordSignature of(byte[] signature) throws MalformedSignedRecordException {
        EllipticCurve curve = curve(signature);
        return RecordSignature.plain(Arrays.copyOf(signature, 2 * curve.coordinateLength()), curve);
    }

    /**
     * The log index at the end.
     *
     * @throws MalformedSignedRecordException when there is none
     */
    static byte[] logIndex(byte[] signature) throws MalformedSignedRecordException {
        if (signature.length <= 2 * curve(signature).coordinateLength()) {
            throw new MalformedSignedRecordException("no index of the event log after the signature");
        }
        return Arrays.copyOfRange(signature, signature.length - LOG_INDEX_LENGTH, signature.length);
    }
}
