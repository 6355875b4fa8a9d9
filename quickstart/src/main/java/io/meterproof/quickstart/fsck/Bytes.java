package io.meterproof.quickstart.fsck;

import java.nio.ByteBuffer;

/** Avro {@code bytes} as an array. */
final class Bytes {
    private Bytes() {}

    static byte[] of(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
