package io.meterproof.metering.document;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Writes canonical JSON (RFC 8785) straight into UTF-8 bytes, for records that are written a million times. The caller
 * gives the fields in ascending order; everything else that the standard asks for is done here.
 */
public final class CanonicalWriter {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[1024];
    private int length;
    private boolean first = true;

    public CanonicalWriter beginObject() {
        separate();
        put('{');
        first = true;
        return this;
    }

    public CanonicalWriter endObject() {
        put('}');
        first = false;
        return this;
    }

    public CanonicalWriter beginArray() {
        separate();
        put('[');
        first = true;
        return this;
    }

    public CanonicalWriter endArray() {
        put(']');
        first = false;
        return this;
    }

    /** A field's name, which must come after its predecessor's in order of UTF-16 code units. */
    public CanonicalWriter field(String name) {
        separate();
        quote(name);
        put(':');
        first = true;
        return this;
    }

    public CanonicalWriter text(String value) {
        separate();
        quote(value);
        return this;
    }

    /** A count or an index, as a JSON number. */
    public CanonicalWriter number(int value) {
        separate();
        putLong(value);
        return this;
    }

    /** {@code true}: what does not hold has no field. */
    public CanonicalWriter yes() {
        separate();
        putPair('t', 'r');
        putPair('u', 'e');
        return this;
    }

    /** A number in its canonical form, or {@code true}, {@code false} or {@code null}. */
    CanonicalWriter literal(String ascii) {
        separate();
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
        return this;
    }

    /** A 64-bit integer, as a decimal string. */
    public CanonicalWriter integer(long value) {
        separate();
        put('"');
        putLong(value);
        put('"');
        return this;
    }

    /** An instant in whole seconds UTC, such as {@code 2012-06-01T00:00:00Z}; years 0 to 9999. */
    public CanonicalWriter instant(Instant instant) {
        long seconds = instant.getEpochSecond();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_PER_DAY));
        int time = Math.floorMod(seconds, SECONDS_PER_DAY);
        if (instant.getNano() != 0 || date.getYear() < 0 || date.getYear() > 9999) {
            throw new IllegalArgumentException("not in whole seconds of the years 0 to 9999: " + instant);
        }
        separate();
        put('"');
        putTwo(date.getYear() / 100);
        putTwo(date.getYear() % 100);
        putWithTwo('-', date.getMonthValue());
        putWithTwo('-', date.getDayOfMonth());
        putWithTwo('T', time / 3600);
        putWithTwo(':', time / 60 % 60);
        putWithTwo(':', time % 60);
        putPair('Z', '"');
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    private void separate() {
        if (!first) {
            put(',');
        }
        first = false;
    }

    private void quote(String text) {
        put('"');
        int end = text.length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                put(c);
            } else if (c < 0x80) {
                escape(c);
            } else {
                i = putUnicode(text, i);
            }
        }
        put('"');
    }

    /** RFC 8785 section 3.2.2.2. */
    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> putPair('\\', c);
            case '\b' -> putPair('\\', 'b');
            case '\t' -> putPair('\\', 't');
            case '\n' -> putPair('\\', 'n');
            case '\f' -> putPair('\\', 'f');
            case '\r' -> putPair('\\', 'r');
            case 0x7f -> put(c);
            default -> {
                putPair('\\', 'u');
                putPair('0', '0');
                putPair((char) HEX[c >> 4], (char) HEX[c & 0xf]);
            }
        }
    }

    private int putUnicode(String text, int index) {
        int point = text.codePointAt(index);
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException("a lone surrogate has no UTF-8 form");
        }
        byte[] utf8 = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, buffer, length, utf8.length);
        length += utf8.length;
        return index + Character.charCount(point) - 1;
    }

    private void putWithTwo(char before, int digits) {
        put(before);
        putTwo(digits);
    }

    private void putTwo(int digits) {
        putPair((char) ('0' + digits / 10), (char) ('0' + digits % 10));
    }

    private void putLong(long value) {
        if (value < 0) {
            put('-');
        }
        long rest = value;
        int digits = 1;
        for (long power = value / 10; power != 0; power /= 10) {
            digits++;
        }
        reserve(digits);
        for (int i = length + digits - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        }
        length += digits;
    }

    private void putPair(char one, char two) {
        put(one);
        put(two);
    }

    private void put(int ascii) {
        reserve(1);
        buffer[length++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more, 2 * buffer.length));
        }
    }
}
