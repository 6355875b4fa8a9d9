package io.meterproof.metering.prepayment;

import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** {@code SHA256("METERPROOF/ALERT" ‖ u16 length ‖ account ‖ u64 top-ups so far ‖ kind name)}, in hexadecimal. */
final class AlertId {
    private static final byte[] TAG = "METERPROOF/ALERT".getBytes(StandardCharsets.US_ASCII);

    private AlertId() {}

    static String of(String account, long generation, AlertKind kind) {
        byte[] name = account.getBytes(StandardCharsets.UTF_8);
        byte[] length =
                ByteBuffer.allocate(Short.BYTES).putShort((short) name.length).array();
        byte[] count = ByteBuffer.allocate(Long.BYTES).putLong(generation).array();
        byte[] level = kind.name().getBytes(StandardCharsets.US_ASCII);
        return TreeHasher.sha256(TAG, length, name, count, level).hex();
    }
}
