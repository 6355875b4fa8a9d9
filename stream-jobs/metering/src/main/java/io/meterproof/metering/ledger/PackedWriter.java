package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes state compactly: integers as zigzag varints (7 bits a byte, low ones first), texts and lists with their length
 * before them, optional values behind a byte 0 or 1, hashes as they are.
 */
public final class PackedWriter {
    private byte[] buffer = new byte[512];
    private int length;

    public PackedWriter integer(long value) {
        long rest = value << 1 ^ value >> 63;
        reserve(10);
        while ((rest & ~0x7fL) != 0) {
            buffer[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
        return this;
    }

    public PackedWriter octet(int value) {
        reserve(1);
        buffer[length++] = (byte) value;
        return this;
    }

    public PackedWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        integer(utf8.length);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, buffer, length, utf8.length);
        length += utf8.length;
        return this;
    }

    public PackedWriter hash(Hash hash) {
        reserve(Hash.LENGTH);
        hash.copyTo(buffer, length);
        length += Hash.LENGTH;
        return this;
    }

    /** An instant in whole seconds. */
    public PackedWriter instant(Instant instant) {
        return integer(instant.getEpochSecond());
    }

    /** A decimal of at most 18 digits, with its scale. */
    public PackedWriter decimal(BigDecimal decimal) {
        return integer(decimal.unscaledValue().longValueExact()).integer(decimal.scale());
    }

    public <T> PackedWriter optional(Optional<T> value, Consumer<T> writer) {
        octet(value.isPresent() ? 1 : 0);
        value.ifPresent(writer);
        return this;
    }

    public <T> PackedWriter list(Collection<T> elements, Consumer<T> writer) {
        integer(elements.size());
        elements.forEach(writer);
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    private void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more, 2 * buffer.length));
        }
    }
}
