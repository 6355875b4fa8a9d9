package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a document's signatures are over. */
final class SignedBytes {
    private static final byte[] TAG = "METERPROOF/DOCUMENT".getBytes(StandardCharsets.US_ASCII);

    private SignedBytes() {}

    static byte[] of(Hash document) {
        byte[] bytes = Arrays.copyOf(TAG, TAG.length + Hash.LENGTH);
        document.copyTo(bytes, TAG.length);
        return bytes;
    }
}
