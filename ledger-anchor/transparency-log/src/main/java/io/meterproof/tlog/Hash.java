package io.meterproof.tlog;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable SHA-256 value of 32 bytes. */
public final class Hash implements Comparable<Hash> {
    public static final int LENGTH = 32;
    public static final Hash ZERO = new Hash(new byte[LENGTH]);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies 32 bytes.
     *
     * @throws IllegalArgumentException for any other length
     */
    public static Hash of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** Copies 32 bytes from an offset. */
    public static Hash of(byte[] source, int offset, int length) {
        if (length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + length);
        }
        return new Hash(Arrays.copyOfRange(source, offset, offset + length));
    }

    /** Parses 64 lower-case hexadecimal digits. */
    public static Hash parseHex(String hex) {
        Hash parsed = of(HexFormat.of().parseHex(hex));
        if (!parsed.hex().equals(hex)) {
            throw new IllegalArgumentException("a hash is written in lower-case hexadecimal");
        }
        return parsed;
    }

    /** Takes ownership of an array that nobody else will change: for digests made on the spot. */
    static Hash wrap(byte[] digest) {
        return new Hash(digest);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** The first eight bytes, big-endian: a cheap, stable bucket for partitioning. */
    public long prefix() {
        long prefix = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            prefix = prefix << 8 | bytes[i] & 0xff;
        }
        return prefix;
    }

    /** A bit, counted from the highest of the first byte. */
    boolean bit(int index) {
        return (bytes[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1) == 1;
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    /** Its first bytes are as evenly spread as any. */
    @Override
    public int hashCode() {
        return (int) prefix();
    }

    @Override
    public String toString() {
        return hex();
    }
}
