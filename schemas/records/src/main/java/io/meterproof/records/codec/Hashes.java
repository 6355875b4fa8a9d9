package io.meterproof.records.codec;

import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Avro {@code bytes} ↔ byte arrays and hashes. */
final class Hashes {
    private Hashes() {}

    static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    static ByteBuffer buffer(Hash hash) {
        return ByteBuffer.wrap(hash.bytes());
    }

    static Hash hash(ByteBuffer buffer) {
        return Hash.of(array(buffer));
    }

    static Optional<Hash> optional(ByteBuffer buffer) {
        return Optional.ofNullable(buffer).map(Hashes::hash);
    }
}
