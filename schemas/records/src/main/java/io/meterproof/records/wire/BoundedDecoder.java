package io.meterproof.records.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding (Avro 1.12 specification, "Binary encoding") out of one array. Unlike Avro's own decoder it
 * never allocates for a length that the array cannot hold, so a few hostile bytes cannot exhaust the memory.
 */
final class BoundedDecoder extends Decoder {
    private static final int LONGEST_INT = 5;
    private static final int LONGEST_LONG = 10;

    private ByteBuffer input = ByteBuffer.allocate(0);

    void configure(byte[] bytes, int from) {
        input = ByteBuffer.wrap(bytes, from, bytes.length - from).order(ByteOrder.LITTLE_ENDIAN);
    }

    int remaining() {
        return input.remaining();
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        byte value = next();
        if (value != 0 && value != 1) {
            throw new IOException("boolean of " + value);
        }
        return value == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readVariableLength(LONGEST_INT);
        if (value != (int) value) {
            throw new IOException("int of " + value);
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        return readVariableLength(LONGEST_LONG);
    }

    @Override
    public float readFloat() throws IOException {
        need(Float.BYTES);
        return input.getFloat();
    }

    @Override
    public double readDouble() throws IOException {
        need(Double.BYTES);
        return input.getDouble();
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public String readString() throws IOException {
        int length = length();
        String value = new String(input.array(), input.position(), length, StandardCharsets.UTF_8);
        input.position(input.position() + length);
        return value;
    }

    @Override
    public void skipString() throws IOException {
        skipBytes();
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        byte[] value = new byte[length()];
        input.get(value);
        return ByteBuffer.wrap(value);
    }

    @Override
    public void skipBytes() throws IOException {
        skipFixed(length());
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        need(length);
        input.get(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        need(length);
        input.position(input.position() + length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return itemCount();
    }

    @Override
    public long arrayNext() throws IOException {
        return itemCount();
    }

    @Override
    public long skipArray() throws IOException {
        return skipBlocks();
    }

    @Override
    public long readMapStart() throws IOException {
        return itemCount();
    }

    @Override
    public long mapNext() throws IOException {
        return itemCount();
    }

    @Override
    public long skipMap() throws IOException {
        return skipBlocks();
    }

    /** Every item of our records takes a byte at least, so more items than bytes are a lie. */
    private long itemCount() throws IOException {
        long count = readLong();
        if (count < 0) {
            count = -count;
            readLong();
        }
        if (count < 0 || count > input.remaining()) {
            throw new EOFException(count + " items in " + input.remaining() + " bytes");
        }
        return count;
    }

    /** Passes over blocks that state their size in bytes; the items of one that does not, the caller skips. */
    private long skipBlocks() throws IOException {
        long count = readLong();
        while (count < 0) {
            skipFixed(length());
            count = readLong();
        }
        return count;
    }

    private int length() throws IOException {
        long length = readLong();
        if (length < 0 || length > input.remaining()) {
            throw new EOFException("length " + length + " with " + input.remaining() + " bytes left");
        }
        return (int) length;
    }

    private long readVariableLength(int longest) throws IOException {
        long zigzag = 0;
        for (int i = 0; i < longest; i++) {
            byte group = next();
            zigzag |= (group & 0x7fL) << 7 * i;
            if (group >= 0) {
                return zigzag >>> 1 ^ -(zigzag & 1);
            }
        }
        throw new IOException("number longer than " + longest + " bytes");
    }

    private byte next() throws IOException {
        need(1);
        return input.get();
    }

    private void need(int bytes) throws IOException {
        if (bytes < 0 || bytes > input.remaining()) {
            throw new EOFException(bytes + " bytes wanted, " + input.remaining() + " left");
        }
    }
}
