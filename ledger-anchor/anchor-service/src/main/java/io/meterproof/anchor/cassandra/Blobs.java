package io.meterproof.anchor.cassandra;

import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;

/** Blobs to bytes and hashes, and back. */
final class Blobs {
    private Blobs() {}

    static ByteBuffer of(byte[] bytes) {
        return ByteBuffer.wrap(bytes);
    }

    static ByteBuffer of(Hash hash) {
        return ByteBuffer.wrap(hash.bytes());
    }

    static byte[] bytes(ByteBuffer blob) {
        byte[] bytes = new byte[blob.remaining()];
        blob.duplicate().get(bytes);
        return bytes;
    }

    static Hash hash(ByteBuffer blob) {
        return Hash.of(bytes(blob));
    }
}
