package io.meterproof.formats.sml;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import java.util.Arrays;

/** Puts signed bytes together field by field, numbers with their least byte first; the rest stays zero. */
public final class SignedLayout {
    private final byte[] bytes = new byte[Edl40Data.LENGTH];
    private int at;

    /** The low bytes of a number. */
    public SignedLayout number(long value, int length) {
        for (int i = 0; i < length; i++) {
            bytes[at++] = (byte) (value >> i * Byte.SIZE);
        }
        return this;
    }

    /**
     * Bytes in a field of a length, with zeros after them.
     *
     * @throws MalformedSignedRecordException when they do not fit
     */
    public SignedLayout octets(byte[] value, int length) throws MalformedSignedRecordException {
        if (value.length > length) {
            throw new MalformedSignedRecordException("more than " + length + " bytes in a signed field");
        }
        System.arraycopy(value, 0, bytes, at, value.length);
        at += length;
        return this;
    }

    /**
     * Bytes that fill their field.
     *
     * @throws MalformedSignedRecordException for another length
     */
    public SignedLayout exactly(byte[] value, int length) throws MalformedSignedRecordException {
        if (value.length != length) {
            throw new MalformedSignedRecordException("not " + length + " bytes in a signed field");
        }
        return octets(value, length);
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
