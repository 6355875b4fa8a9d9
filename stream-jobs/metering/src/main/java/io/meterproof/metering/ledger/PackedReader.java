package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what {@link PackedWriter} wrote. Bytes that end too early are an {@link IndexOutOfBoundsException}. */
public final class PackedReader {
    private final byte[] bytes;
    private int position;

    public PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the version that every layout begins with.
     *
     * @throws IllegalArgumentException for another version than this one
     */
    public PackedReader version(int expected) {
        int version = octet();
        if (version != expected) {
            throw new IllegalArgumentException("state of version " + version + ", not " + expected);
        }
        return this;
    }

    public long integer() {
        long raw = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            raw |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return raw >>> 1 ^ -(raw & 1);
    }

    public int number() {
        return Math.toIntExact(integer());
    }

    public int octet() {
        return bytes[position++];
    }

    public String text() {
        int length = number();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    public Hash hash() {
        Hash hash = Hash.of(bytes, position, Hash.LENGTH);
        position += Hash.LENGTH;
        return hash;
    }

    public Instant instant() {
        return Instant.ofEpochSecond(integer());
    }

    public BigDecimal decimal() {
        return BigDecimal.valueOf(integer(), number());
    }

    public <T> Optional<T> optional(Supplier<T> reader) {
        return octet() == 1 ? Optional.of(reader.get()) : Optional.empty();
    }

    public <T> List<T> list(Supplier<T> reader) {
        int size = number();
        List<T> elements = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            elements.add(reader.get());
        }
        return elements;
    }
}
